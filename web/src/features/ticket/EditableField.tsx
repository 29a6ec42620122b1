// A field that is read until somebody wants to change it where it stands.
import { Box, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Problem } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { edit, useDeed } from './deed/deed'
import { fieldName } from './fields'
import classes from './Side.module.css'
import type { Ticket, TicketPatch } from './ticket.api'
import { Value } from './Value'

export interface Editor {
  label: string
  save: (patch: TicketPatch) => void
  leave: () => void
}

interface EditableFieldProps {
  ticket: Ticket
  field: keyof TicketPatch & string
  label?: string
  mayEdit: boolean
  shown?: ReactNode
  editor: (editor: Editor) => ReactNode
}

export function EditableField({ ticket, field, label, mayEdit, shown, editor }: EditableFieldProps) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const deed = useDeed(ticket)
  const reason = useReason()
  const name = label ?? fieldName(field, t)
  const value = shown ?? <Value field={field} of={ticket[field as keyof Ticket]} />
  const leave = () => {
    deed.reset()
    setIsOpen(false)
  }
  const save = (patch: TicketPatch) =>
    deed.mutate(edit(patch, t('{{field}} changed', { field: name })), { onSuccess: () => setIsOpen(false) })

  return (
    <>
      <dt>{name}</dt>
      <dd>
        {isOpen ? (
          <Box
            role="group"
            aria-label={name}
            onKeyDown={event => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              leave()
            }}
            aria-busy={deed.isPending}
          >
            {editor({ label: name, save, leave })}
            {deed.error && (
              <Text size="xs" c="red.8" role="alert">
                {(deed.error instanceof Problem && deed.error.fields[field]) || reason(deed.error)}
              </Text>
            )}
          </Box>
        ) : mayEdit ? (
          <UnstyledButton className={classes.value} onClick={() => setIsOpen(true)}>
            {value}
            <VisuallyHidden>{t('Change: {{field}}', { field: name })}</VisuallyHidden>
          </UnstyledButton>
        ) : (
          value
        )}
      </dd>
    </>
  )
}
