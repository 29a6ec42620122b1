import { SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Ticket } from '~/features/ticket/ticket.api'
import { kinds } from '~/features/ticket/words'
import { useTranslation } from '~/lib/i18n'
import { Sentences } from '~/ui/Sentences'
import { moveKind } from './relation.api'

/** A fault that is a wish, or the other way round. */
export function KindDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [kind, setKind] = useState<'incident' | 'request'>(ticket.kind === 'incident' ? 'request' : 'incident')
  const [reason, setReason] = useState('')
  return (
    <DeedForm
      ticket={ticket}
      title={t('Kind of {{number}}', { number: ticket.number })}
      submit={t('Change the kind')}
      fields={['kind', 'reason']}
      deed={() => moveKind({ kind, reason }, t('Its kind was changed'))}
      then={after => void navigate({ to: '/desk/tickets/$number', params: { number: after.number } })}
      close={close}
    >
      {refused => (
        <>
          <SegmentedControl
            aria-label={t('Kind')}
            value={kind}
            onChange={value => setKind(value as typeof kind)}
            data={(['incident', 'request'] as const).map(value => ({ value, label: t(kinds[value]!) }))}
          />
          <Sentences
            label={t('Why')}
            required
            data-autofocus
            value={reason}
            onChange={setReason}
            error={refused.reason ?? refused.kind}
          />
        </>
      )}
    </DeedForm>
  )
}
