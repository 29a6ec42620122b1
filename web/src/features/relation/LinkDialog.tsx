import { Select } from '@mantine/core'
import { useState } from 'react'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { type LinkKind, link } from './relation.api'
import { TicketPicker } from './TicketPicker'
import { linkKinds } from './words'

export function LinkDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<LinkKind>('related')
  const [other, setOther] = useState('')
  const choosable = (['related', 'duplicate_of', 'caused_by', 'fixed_by', 'follows'] as const).map(value => ({
    value,
    label: t(linkKinds[value]!.out),
  }))
  return (
    <DeedForm
      ticket={ticket}
      title={t('Link {{number}}', { number: ticket.number })}
      submit={t('Link')}
      fields={['kind', 'ticket']}
      disabled={!other.trim()}
      deed={() => link({ kind, ticket: other.trim() }, t('Linked'))}
      close={close}
    >
      {refused => (
        <>
          <Select
            label={t('How')}
            data={choosable}
            value={kind}
            allowDeselect={false}
            onChange={value => value && setKind(value as LinkKind)}
            error={refused.kind}
          />
          <TicketPicker
            value={other}
            onChange={setOther}
            without={ticket.number}
            label={t('Ticket')}
            error={refused.ticket}
            autoFocus
          />
        </>
      )}
    </DeedForm>
  )
}
