import { useState } from 'react'
import { assignmentOf, useAssignees } from '~/features/people/assignees'
import type { Deed } from '~/features/ticket/deed/deed'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Chooser } from '~/ui/Chooser'
import { assign } from './work.api'

interface AssignChooserProps {
  ticket: Ticket
  perform: (deed: Deed) => void
  close: () => void
}

/** Gives it to a group or a person, by a few letters and Enter. */
export function AssignChooser({ ticket, perform, close }: AssignChooserProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const found = useAssignees(words)
  return (
    <Chooser
      title={t('Assign {{number}}', { number: ticket.number })}
      placeholder={t('Group or person')}
      words={words}
      onWords={setWords}
      choose={choice => perform(assign(assignmentOf(choice, ticket.group), t('Assigned')))}
      close={close}
      {...found}
    />
  )
}
