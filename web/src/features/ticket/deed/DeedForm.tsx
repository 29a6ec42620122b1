// A dialog that asks for what a deed still needs, and keeps what was typed until it is done.
import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Problem } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { Key } from '~/ui/Key'
import { useNotify } from '../notify'
import type { Ticket } from '../ticket.api'
import { type Deed, useDeed } from './deed'

interface DeedFormProps {
  ticket: Ticket
  title: string
  submit: string
  /** The fields whose refusals are shown beside them; others stand above the button. */
  fields: string[]
  deed: () => Deed
  close: () => void
  then?: (after: Ticket) => void
  disabled?: boolean
  size?: string
  children: (refused: Record<string, string>) => ReactNode
}

export function DeedForm({
  ticket,
  title,
  submit,
  fields,
  deed,
  close,
  then,
  disabled,
  size,
  children,
}: DeedFormProps) {
  const { t } = useTranslation()
  const performed = useDeed(ticket)
  const reason = useReason()
  const notify = useNotify()
  const [opened, setOpened] = useState(true)
  const refused = performed.error instanceof Problem ? performed.error.fields : {}
  const elsewhere = performed.error && !Object.keys(refused).some(field => fields.includes(field))

  const send = () => {
    if (disabled || performed.isPending) return
    const wanted = deed()
    performed.mutate(wanted, {
      onSuccess: after => {
        if (wanted.done) notify.done(wanted.done)
        setOpened(false)
        then?.(after)
      },
    })
  }

  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      onExitTransitionEnd={close}
      title={title}
      transitionProps={{ duration: 80 }}
      {...(size ? { size } : {})}
    >
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send()
        }}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          event.stopPropagation()
          send()
        }}
      >
        <Stack gap="sm">
          {children(refused)}
          {elsewhere && (
            <Alert color="red" variant="light" role="alert" p="xs">
              {reason(performed.error)}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setOpened(false)}>
              {t('Back')}
            </Button>
            <Button
              type="submit"
              loading={performed.isPending}
              disabled={disabled ?? false}
              rightSection={<Key of="Mod+Enter" />}
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
