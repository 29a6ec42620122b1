// Asks for what a deed needs before it is done to a selection; what was typed stays until the server has taken it.
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { freshKey } from '~/api/client'
import { Problem } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { AssignChooser } from './AssignChooser'
import { useStartBulk, type Which } from './bulk.api'
import type { BulkDeed } from './deeds'
import { type Body, emptyBody, fieldsOf } from './fields'
import { MergeDialog } from './MergeDialog'

interface BulkDialogProps {
  deed: BulkDeed
  which: Which
  count: number
  close: () => void
  /** The job has begun. */
  done: () => void
}

export function BulkDialog(props: BulkDialogProps) {
  const { deed, which, close } = props
  if (deed.name === 'assign') return <AssignChooser {...props} />
  if (!deed.action) return 'tickets' in which ? <MergeDialog numbers={which.tickets} close={close} /> : null
  return <FormDialog {...props} action={deed.action} />
}

function FormDialog({
  deed,
  action,
  which,
  count,
  close,
  done,
}: BulkDialogProps & { action: NonNullable<BulkDeed['action']> }) {
  const { t } = useTranslation()
  const start = useStartBulk()
  const [body, setBody] = useState<Body>(emptyBody[deed.name] ?? {})
  const [once] = useState(freshKey)
  const Fields = fieldsOf[deed.name]
  const refused = refusedIn(start.error)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    start.mutate(
      { which, action, body, once },
      {
        onSuccess: () => {
          close()
          done()
        },
      },
    )
  }
  return (
    <Modal opened onClose={close} title={t(deed.label)} transitionProps={{ duration: 80 }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {Fields && <Fields body={body} set={change => setBody({ ...body, ...change })} refused={refused} />}
          <Text size="sm">{t('This is done to {{count}} tickets, each with your rights.', { count })}</Text>
          {start.error && Object.keys(refused).length === 0 && <Failure of={start.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('Back')}
            </Button>
            <Button type="submit" loading={start.isPending} data-autofocus={!Fields || undefined}>
              {t('Do it')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function refusedIn(problem: unknown): Record<string, string> {
  if (!(problem instanceof Problem)) return {}
  const fields = Object.entries(problem.fields).filter(([field]) => field.startsWith('body.'))
  return Object.fromEntries(fields.map(([field, detail]) => [field.slice('body.'.length), detail]))
}
