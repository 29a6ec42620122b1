import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { GroupPicker } from '~/features/catalog/GroupPicker'
import { PersonPicker } from '~/features/people/PersonPicker'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { assign } from './work.api'

/** Gives it to a group or a person; whom nobody names in a new group is left to the group. */
export function AssignDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const [group, setGroup] = useState(ticket.group)
  const [assignee, setAssignee] = useState(ticket.assignee)
  const [reason, setReason] = useState('')
  const turnTo = (code: string | null) => {
    setGroup(code)
    if (code !== ticket.group) setAssignee(null)
  }
  return (
    <DeedForm
      ticket={ticket}
      title={t('Assign {{number}}', { number: ticket.number })}
      submit={t('Assign')}
      fields={['group', 'assignee', 'reason']}
      deed={() => assign({ group, assignee, reason: reason || null }, t('Assigned'))}
      close={close}
    >
      {refused => (
        <>
          <GroupPicker value={group} onChange={turnTo} label={t('Group')} autoFocus error={refused.group} />
          <PersonPicker value={assignee} onChange={setAssignee} label={t('Assignee')} error={refused.assignee} />
          <TextInput
            label={t('Reason')}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
            error={refused.reason}
          />
        </>
      )}
    </DeedForm>
  )
}
