import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { placeUnder } from './relation.api'
import { TicketPicker } from './TicketPicker'

/** Under which ticket it goes: as one more report of the same fault, or as a part of it. */
export function ParentDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const [parent, setParent] = useState(ticket.parent ?? '')
  const [meToo, setMeToo] = useState(true)
  const [follows, setFollows] = useState(true)
  return (
    <DeedForm
      ticket={ticket}
      title={t('Put {{number}} under another', { number: ticket.number })}
      submit={t('Put under it')}
      fields={['parent', 'me_too', 'follows_parent']}
      disabled={!parent.trim()}
      deed={() =>
        placeUnder({ parent: parent.trim(), me_too: meToo, follows_parent: follows }, t('Put under its parent'))
      }
      close={close}
    >
      {refused => (
        <>
          <TicketPicker
            value={parent}
            onChange={setParent}
            without={ticket.number}
            label={t('Parent')}
            error={refused.parent}
            autoFocus
          />
          <Checkbox
            label={t('It reports the same fault (me too)')}
            checked={meToo}
            onChange={event => setMeToo(event.currentTarget.checked)}
          />
          <Checkbox
            label={t('It gets the news and the resolution of its parent')}
            checked={follows}
            onChange={event => setFollows(event.currentTarget.checked)}
          />
        </>
      )}
    </DeedForm>
  )
}
