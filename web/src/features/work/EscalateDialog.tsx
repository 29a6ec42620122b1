import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { GroupPicker } from '~/features/catalog/GroupPicker'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Sentences } from '~/ui/Sentences'
import { escalate } from './work.api'

/** To the next line of support, or up the chain of managers. */
export function EscalateDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<'functional' | 'hierarchical'>('functional')
  const [group, setGroup] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  return (
    <DeedForm
      ticket={ticket}
      title={t('Escalate {{number}}', { number: ticket.number })}
      submit={t('Escalate')}
      fields={['kind', 'to_group', 'reason']}
      deed={() => escalate({ kind, to_group: kind === 'functional' ? group : null, reason }, t('Escalated'))}
      close={close}
    >
      {refused => (
        <>
          <Sentences
            label={t('Why')}
            required
            data-autofocus
            value={reason}
            onChange={setReason}
            error={refused.reason}
          />
          <SegmentedControl
            aria-label={t('Where to')}
            value={kind}
            onChange={value => setKind(value as typeof kind)}
            data={[
              { value: 'functional', label: t('To the next line') },
              { value: 'hierarchical', label: t('To the manager') },
            ]}
          />
          {kind === 'functional' && (
            <GroupPicker
              value={group}
              onChange={setGroup}
              label={t('Group')}
              placeholder={t('The next line of this service')}
              error={refused.to_group}
            />
          )}
        </>
      )}
    </DeedForm>
  )
}
