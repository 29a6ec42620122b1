import { Checkbox, ScrollArea, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useEntries } from '~/features/conversation/conversation.api'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { shortMoment } from '~/lib/time'
import { split } from './relation.api'

/** Which entries become a ticket of their own. */
export function SplitDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const entries = useEntries(ticket.number).data ?? []
  const [subject, setSubject] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  return (
    <DeedForm
      ticket={ticket}
      title={t('Split {{number}}', { number: ticket.number })}
      submit={t('Split off')}
      fields={['subject', 'entries']}
      size="lg"
      deed={() => split({ subject, entries: chosen }, t('Split off'))}
      then={fresh => void navigate({ to: '/desk/tickets/$number', params: { number: fresh.number } })}
      close={close}
    >
      {refused => (
        <>
          <TextInput
            label={t('Subject of the new ticket')}
            required
            data-autofocus
            value={subject}
            onChange={event => setSubject(event.currentTarget.value)}
            error={refused.subject}
          />
          <Checkbox.Group
            label={t('Entries that go along')}
            value={chosen}
            onChange={setChosen}
            error={refused.entries}
          >
            <ScrollArea.Autosize mah={300}>
              <Stack gap={8} mt={6}>
                {entries.map(entry => (
                  <Checkbox
                    key={entry.id}
                    value={entry.id}
                    label={
                      <>
                        {shortMoment(entry.created_at)} <bdi>{entry.body.slice(0, 120)}</bdi>
                      </>
                    }
                  />
                ))}
              </Stack>
            </ScrollArea.Autosize>
          </Checkbox.Group>
        </>
      )}
    </DeedForm>
  )
}
