import { Button, Group, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Ticket } from '~/features/ticket/ticket.api'
import type { pendingReasons } from '~/features/ticket/words'
import { key, useTranslation } from '~/lib/i18n'
import { Sentences } from '~/ui/Sentences'
import { localInput, type Preset, presets } from './presets'
import { pend } from './work.api'

const presetNames: Record<Preset, string> = {
  hour: key('In an hour'),
  hours: key('In 4 hours'),
  tomorrow: key('Tomorrow 9:00'),
  week: key('Monday 9:00'),
}

/** Sets it waiting, with why and until when; then it goes on by itself. */
export function PendDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState<string | null>(ticket.pending_reason ?? 'awaiting_user')
  const [until, setUntil] = useState(ticket.pending_until ? localInput(new Date(ticket.pending_until)) : '')
  const [comment, setComment] = useState('')
  return (
    <DeedForm
      ticket={ticket}
      title={t('Set {{number}} waiting', { number: ticket.number })}
      submit={t('Wait')}
      fields={['reason', 'until', 'comment']}
      deed={() =>
        pend(
          {
            reason: (reason ?? 'awaiting_user') as 'awaiting_user',
            until: until ? new Date(until).toISOString() : null,
            comment: comment || null,
          },
          t('It waits'),
        )
      }
      close={close}
    >
      {refused => (
        <>
          <Select
            label={t('Waiting for')}
            data={Object.entries(waitingFor).map(([value, label]) => ({ value, label: t(label) }))}
            value={reason}
            onChange={setReason}
            allowDeselect={false}
            error={refused.reason}
            data-autofocus
          />
          <TextInput
            type="datetime-local"
            label={t('Until')}
            description={t('Without a time it waits until somebody goes on with it.')}
            value={until}
            onChange={event => setUntil(event.currentTarget.value)}
            error={refused.until}
          />
          <Group gap={6}>
            {presets(new Date()).map(preset => (
              <Button
                key={preset.name}
                size="compact-xs"
                variant="default"
                onClick={() => setUntil(localInput(preset.at))}
              >
                {t(presetNames[preset.name])}
              </Button>
            ))}
          </Group>
          <Sentences label={t('Comment')} value={comment} onChange={setComment} error={refused.comment} />
        </>
      )}
    </DeedForm>
  )
}

const waitingFor: Record<keyof typeof pendingReasons, string> = {
  awaiting_user: key('The user'),
  awaiting_supplier: key('A supplier'),
  awaiting_approval: key('An approval'),
  awaiting_change: key('A change'),
  awaiting_problem: key('A problem to be solved'),
  awaiting_evidence: key('Evidence'),
  scheduled_visit: key('A visit'),
}
