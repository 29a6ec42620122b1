import { Radio, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOpenTicketsOf } from '~/features/people/requester.api'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { merge } from './relation.api'
import { TicketPicker } from './TicketPicker'

/** Into which ticket of the same requester it goes; the number then leads there. */
export function MergeDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [into, setInto] = useState('')
  const others = (useOpenTicketsOf(ticket.requester).data?.data ?? []).filter(other => other.number !== ticket.number)
  return (
    <DeedForm
      ticket={ticket}
      title={t('Merge {{number}} into another', { number: ticket.number })}
      submit={t('Merge')}
      fields={['into']}
      disabled={!into.trim()}
      deed={() => merge(into.trim(), t('Merged'))}
      then={() => void navigate({ to: '/desk/tickets/$number', params: { number: into.trim() } })}
      close={close}
    >
      {refused => (
        <>
          <TicketPicker
            value={into}
            onChange={setInto}
            without={ticket.number}
            label={t('The ticket that stays')}
            error={refused.into}
            autoFocus
          />
          {others.length > 0 && (
            <Radio.Group label={t('Open tickets of the same requester')} value={into} onChange={setInto}>
              <Stack gap={6} mt={6}>
                {others.map(other => (
                  <Radio key={other.number} value={other.number ?? ''} label={`${other.number} ${other.subject}`} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <Text size="xs">{t('What was said, files, chases and tasks go along. It can be undone.')}</Text>
        </>
      )}
    </DeedForm>
  )
}
