// An entry, and while it is held the way to take it back.
import { Button, Group, Text } from '@mantine/core'
import { useMe } from '~/features/account/me.api'
import { key, useTranslation } from '~/lib/i18n'
import { span, useNow } from '~/lib/time'
import { Failure } from '~/ui/Failure'
import { Icon, type IconName } from '~/ui/Icon'
import { type Entry, useWithdraw } from './conversation.api'
import { type EntryKind, openComposer } from './opened'
import { Said } from './Said'

const labels: Partial<Record<Entry['kind'], { words: string; icon: IconName }>> = {
  note: { words: key('Internal note'), icon: 'note' },
  phone_note: { words: key('Phone note'), icon: 'phone' },
  news: { words: key('News of the parent'), icon: 'horn' },
}

function sideOf({ kind, from_requester }: Entry) {
  if (kind === 'news') return 'news'
  if (kind !== 'reply') return 'internal'
  return from_requester ? 'requester' : 'desk'
}

export function EntrySaid({ entry, number }: { entry: Entry; number: string }) {
  const { t } = useTranslation()
  const label = labels[entry.kind]
  return (
    <Said
      author={entry.author}
      at={entry.created_at}
      body={entry.body}
      side={sideOf(entry)}
      label={label && { words: t(label.words), icon: label.icon }}
      mentions={entry.mentions}
      files={entry.attachments}
    >
      {entry.release_at && !entry.released_at && <Held entry={entry} at={entry.release_at} number={number} />}
    </Said>
  )
}

function Held({ entry, at, number }: { entry: Entry; at: string; number: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const withdrawal = useWithdraw(number)
  const left = Math.ceil((Date.parse(at) - useNow()) / 1000)
  const takeBack = () =>
    withdrawal.mutate(entry.id, {
      onSuccess: () =>
        openComposer(number, entry.kind as EntryKind, {
          body: entry.body,
          attachments: entry.attachments.map(file => file.id),
        }),
    })
  return (
    <Group gap="xs" mt="xs">
      <Icon name="clock" size={14} />
      <Text size="sm">{left > 0 ? t('Goes out in {{span}}', { span: span(left) }) : t('Going out')}</Text>
      {left > 0 && entry.author === me.login && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="undo" size={14} />}
          loading={withdrawal.isPending}
          onClick={takeBack}
        >
          {t('Take back')}
        </Button>
      )}
      {withdrawal.error && <Failure of={withdrawal.error} />}
    </Group>
  )
}
