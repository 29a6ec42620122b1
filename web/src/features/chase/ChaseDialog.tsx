import { useState } from 'react'
import { PersonPicker } from '~/features/people/PersonPicker'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Sentences } from '~/ui/Sentences'
import { chase } from './chase.api'

/** Asks to hurry on behalf of somebody, by default the requester. */
export function ChaseDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const [person, setPerson] = useState(ticket.requester)
  const [comment, setComment] = useState('')
  return (
    <DeedForm
      ticket={ticket}
      title={t('Chase {{number}}', { number: ticket.number })}
      submit={t('Chase')}
      fields={['comment', 'on_behalf_of']}
      deed={() => chase({ comment: comment || null, on_behalf_of: person }, t('Chased'))}
      close={close}
    >
      {refused => (
        <>
          <Sentences
            label={t('Comment')}
            data-autofocus
            value={comment}
            onChange={setComment}
            error={refused.comment}
          />
          <PersonPicker value={person} onChange={setPerson} label={t('On behalf of')} error={refused.on_behalf_of} />
        </>
      )}
    </DeedForm>
  )
}
