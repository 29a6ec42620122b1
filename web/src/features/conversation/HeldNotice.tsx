// A reply that is held for ten seconds: a bar that counts down wherever somebody goes meanwhile, and takes it back.
import { Button, Group, Progress, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { useNow } from '~/lib/time'
import { useReason } from '~/ui/Failure'
import { Key } from '~/ui/Key'
import { reopen, useWithdraw } from './conversation.api'
import { type EntryKind, openComposer } from './opened'
import type { Sent } from './sending'

const hold = 10_000
const idOf = ({ entry }: Sent) => `held ${entry.id}`

export function tellHeld(number: string, sent: Sent) {
  notifications.show({
    id: idOf(sent),
    message: <HeldNotice number={number} sent={sent} />,
    autoClose: false,
    role: 'status',
  })
}

function HeldNotice({ number, sent }: { number: string; sent: Sent }) {
  const { t } = useTranslation()
  const reason = useReason()
  const withdrawal = useWithdraw(number)
  const { entry, resolved } = sent
  const left = Date.parse(entry.release_at!) - useNow()
  const isOver = left <= 0
  useEffect(() => {
    if (isOver) notifications.hide(idOf(sent))
  }, [isOver, sent])

  const takeBack = async () => {
    await withdrawal.mutateAsync(entry.id)
    if (resolved) await reopen(number, t('The reply was taken back'))
    notifications.hide(idOf(sent))
    openComposer(number, entry.kind as EntryKind, {
      body: entry.body,
      attachments: entry.attachments.map(file => file.id),
    })
  }
  const undo = () => void takeBack().catch(() => undefined)
  useAction({ id: 'undo', label: t('Take back'), key: 'z', section: t('Ticket'), run: undo })
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">
          {resolved
            ? t('{{number}} is resolved, the reply goes out in {{count}} s', { number, count: Math.ceil(left / 1000) })
            : t('The reply to {{number}} goes out in {{count}} s', { number, count: Math.ceil(left / 1000) })}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<Key of="z" />}
          loading={withdrawal.isPending}
          flex="none"
          onClick={undo}
        >
          {t('Take back')}
        </Button>
      </Group>
      <Progress value={(left / hold) * 100} size="xs" mt={6} aria-hidden="true" />
      {withdrawal.error && (
        <Text size="sm" mt={4} role="alert">
          {reason(withdrawal.error)}
        </Text>
      )}
    </>
  )
}
