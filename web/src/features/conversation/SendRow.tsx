// Sending, and sending with a resolution whose code stands ready.
import { Button, Group, Select } from '@mantine/core'
import type { ReactNode, RefObject } from 'react'
import { may, useMe } from '~/features/account/me.api'
import type { Ticket } from '~/features/ticket/ticket.api'
import { isOpen } from '~/features/ticket/words'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { Key } from '~/ui/Key'
import { useResolutionCode } from './closing'
import type { useComposing } from './composing'
import type { EntryKind } from './opened'

interface SendRowProps {
  ticket: Ticket
  kind: EntryKind
  form: RefObject<HTMLElement | null>
  composing: ReturnType<typeof useComposing>
  codeError: string | undefined
  children: ReactNode
}

export function SendRow({ ticket, kind, form, composing, codeError, children }: SendRowProps) {
  const { t } = useTranslation()
  const me = useMe()
  const { options, code, setCode } = useResolutionCode()
  const mayResolve = kind === 'reply' && isOpen(ticket.state) && may(me, 'ticket.resolve') && code !== null
  const { send, isSending } = composing

  /** The keys are the composer's own: somewhere else in a text they do nothing. */
  const from = (deed: () => void) => () => {
    const focused = document.activeElement
    if (focused?.matches('input, textarea') && !form.current?.contains(focused)) return
    deed()
  }
  const section = t('Ticket')
  const sendNow = () => void send()
  const resolveNow = () => code && void send(code)
  useAction({ id: 'send', label: t('Send'), key: 'Mod+Enter', section, inText: true, run: from(sendNow) })
  useAction(
    mayResolve && {
      id: 'send.resolve',
      label: t('Send and resolve'),
      key: 'Mod+Shift+Enter',
      section,
      inText: true,
      run: from(resolveNow),
    },
  )
  return (
    <Group gap="xs" align="flex-start">
      <Button size="xs" loading={isSending} rightSection={<Key of="Mod+Enter" />} onClick={sendNow}>
        {t('Send')}
      </Button>
      {mayResolve && (
        <>
          <Button
            size="xs"
            variant="default"
            loading={isSending}
            rightSection={<Key of="Mod+Shift+Enter" />}
            onClick={resolveNow}
          >
            {t('Send and resolve')}
          </Button>
          <Select
            size="xs"
            w={150}
            aria-label={t('Resolution code')}
            data={options}
            value={code}
            error={codeError}
            allowDeselect={false}
            onChange={setCode}
          />
        </>
      )}
      <Group gap="sm" ml="auto" mt={6}>
        {children}
      </Group>
    </Group>
  )
}
