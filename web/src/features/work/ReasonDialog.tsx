import { Select } from '@mantine/core'
import { useState } from 'react'
import { useCodes } from '~/features/practice/practice.api'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import type { Deed } from '~/features/ticket/deed/deed'
import type { Ticket } from '~/features/ticket/ticket.api'
import { key, useTranslation } from '~/lib/i18n'
import { Sentences } from '~/ui/Sentences'
import { cancel, giveResult, reopen } from './work.api'

const wordings = {
  reopen: {
    title: key('Reopen {{number}}'),
    submit: key('Reopen'),
    label: key('Why it is opened again'),
    done: key('Reopened'),
  },
  cancel: {
    title: key('Cancel {{number}}'),
    submit: key('Cancel the ticket'),
    label: key('Why it is cancelled'),
    done: key('Cancelled'),
  },
  result: {
    title: key('Written result of {{number}}'),
    submit: key('Give the result'),
    label: key('The result in writing'),
    done: key('The result was given'),
  },
} as const

interface ReasonDialogProps {
  ticket: Ticket
  what: keyof typeof wordings
  close: () => void
}

/** Deeds that want a reason in words, and of cancelling its code too. */
export function ReasonDialog({ ticket, what, close }: ReasonDialogProps) {
  const { t } = useTranslation()
  const codes = useCodes('cancellation')
  const [reason, setReason] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const wording = wordings[what]
  const deed = (): Deed => {
    const done = t(wording.done)
    if (what === 'reopen') return reopen(reason, done)
    return what === 'cancel' ? cancel({ code, reason }, done) : giveResult(reason, done)
  }
  return (
    <DeedForm
      ticket={ticket}
      title={t(wording.title, { number: ticket.number })}
      submit={t(wording.submit)}
      fields={['reason', 'code', 'text', 'query.reason']}
      deed={deed}
      close={close}
    >
      {refused => (
        <>
          {what === 'cancel' && (
            <Select label={t('Code')} data={codes} value={code} onChange={setCode} clearable error={refused.code} />
          )}
          <Sentences
            label={t(wording.label)}
            required
            data-autofocus
            value={reason}
            onChange={setReason}
            error={refused.reason ?? refused.text ?? refused['query.reason']}
          />
        </>
      )}
    </DeedForm>
  )
}
