import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { PersonPicker } from '~/features/people/PersonPicker'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
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
          <Textarea
            label={t('Comment')}
            autosize
            minRows={2}
            data-autofocus
            value={comment}
            onChange={event => setComment(event.currentTarget.value)}
            error={refused.comment}
          />
          <PersonPicker value={person} onChange={setPerson} label={t('On behalf of')} error={refused.on_behalf_of} />
        </>
      )}
    </DeedForm>
  )
}
