import { Alert, Group, Switch, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { may, useMe } from '~/features/account/me.api'
import { priorityOf, usePractice } from '~/features/practice/practice.api'
import { PriorityChip } from '~/features/ticket/Chips'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import { edit } from '~/features/ticket/deed/deed'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Level } from './Level'

/** By impact and urgency; who may, sets it by hand and says why. */
export function PriorityDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const practice = usePractice(ticket.kind)
  const [impact, setImpact] = useState(ticket.impact)
  const [urgency, setUrgency] = useState(ticket.urgency)
  const [byHand, setByHand] = useState(ticket.priority_source === 'overridden')
  const [priority, setPriority] = useState(ticket.priority)
  const [reason, setReason] = useState(ticket.priority_reason ?? '')
  const computed = priorityOf(practice.data, impact, urgency)

  const patch = () => ({
    ...(impact !== ticket.impact ? { impact } : {}),
    ...(urgency !== ticket.urgency ? { urgency } : {}),
    ...(byHand
      ? { priority, priority_reason: reason || null }
      : ticket.priority_source === 'computed'
        ? {}
        : { priority: null, priority_reason: null }),
  })
  return (
    <DeedForm
      ticket={ticket}
      title={t('Priority of {{number}}', { number: ticket.number })}
      submit={t('Save')}
      fields={['impact', 'urgency', 'priority', 'priority_reason']}
      deed={() => edit(patch(), t('Priority changed'))}
      close={close}
    >
      {refused => (
        <>
          <Level
            label={t('Impact')}
            kind="impact"
            value={impact}
            onChange={setImpact}
            error={refused.impact}
            autoFocus
          />
          <Level label={t('Urgency')} kind="urgency" value={urgency} onChange={setUrgency} error={refused.urgency} />
          {computed && (
            <Group gap="xs" aria-live="polite">
              <Text size="sm">{t('By the matrix:')}</Text>
              <PriorityChip priority={computed} />
            </Group>
          )}
          {may(me, 'ticket.override_priority') && (
            <Switch
              label={t('Set by hand')}
              checked={byHand}
              onChange={event => setByHand(event.currentTarget.checked)}
            />
          )}
          {byHand && (
            <>
              <Level
                label={t('Priority')}
                kind="priority"
                value={priority}
                onChange={setPriority}
                error={refused.priority}
              />
              <TextInput
                label={t('Why it is set by hand')}
                required
                value={reason}
                onChange={event => setReason(event.currentTarget.value)}
                error={refused.priority_reason}
              />
            </>
          )}
          {practice.error && <Alert color="orange">{t('The matrix could not be read')}</Alert>}
        </>
      )}
    </DeedForm>
  )
}
