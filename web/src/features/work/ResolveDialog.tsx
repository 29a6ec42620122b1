import { Select } from '@mantine/core'
import { useState } from 'react'
import { ifMatch } from '~/api/client'
import { CustomFieldInput } from '~/features/practice/CustomFieldInput'
import { type CustomValue, useCodes, useCustomFields, usePractice } from '~/features/practice/practice.api'
import { DeedForm } from '~/features/ticket/deed/DeedForm'
import { type Deed, edit } from '~/features/ticket/deed/deed'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Sentences } from '~/ui/Sentences'
import { resolve } from './work.api'

/** By which code it is resolved, what was done, and the fields that the desk wants filled by then. */
export function ResolveDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const codes = useCodes('resolution')
  const causes = useCodes('cause')
  const practice = usePractice(ticket.kind)
  const wanted = useCustomFields(ticket.kind, ticket.service).filter(field => field.required === 'on_resolution')
  const [code, setCode] = useState<string | null>(ticket.resolution_code)
  const [text, setText] = useState(ticket.resolution_text ?? '')
  const [cause, setCause] = useState<string | null>(ticket.cause_code)
  const [values, setValues] = useState<Record<string, CustomValue>>({})

  const deed = (): Deed => {
    const resolution = resolve({ code: code ?? '', text, cause }, t('Resolved'), t('Resolved by mistake'))
    return Object.keys(values).length > 0 ? afterFields(values, resolution) : resolution
  }

  return (
    <DeedForm
      ticket={ticket}
      title={t('Resolve {{number}}', { number: ticket.number })}
      submit={t('Resolve')}
      fields={['code', 'text', 'cause', ...wanted.map(field => `custom_fields.${field.code}`)]}
      deed={deed}
      close={close}
    >
      {refused => (
        <>
          <Select
            label={t('How it was resolved')}
            data={codes}
            value={code}
            onChange={setCode}
            searchable
            selectFirstOptionOnChange
            required
            data-autofocus
            error={refused.code}
          />
          <Sentences
            label={t('What was done')}
            minRows={3}
            maxRows={12}
            required
            value={text}
            onChange={setText}
            error={refused.text}
          />
          <Select
            label={t('Cause')}
            data={causes}
            value={cause}
            onChange={setCause}
            searchable
            clearable
            error={refused.cause}
          />
          {wanted.map(field => (
            <CustomFieldInput
              key={field.code}
              field={field}
              required={practice.data?.demands_fields ?? false}
              value={values[field.code] ?? (ticket.custom_fields[field.code] as CustomValue) ?? null}
              onChange={value => setValues({ ...values, [field.code]: value })}
              error={refused[`custom_fields.${field.code}`]}
            />
          ))}
        </>
      )}
    </DeedForm>
  )
}

/** The fields first: only then is the resolution accepted. */
const afterFields = (values: Record<string, CustomValue>, resolution: Deed): Deed => ({
  ...resolution,
  send: async (seen, mine) => {
    const { data } = await edit({ custom_fields: values }).send(seen)
    return resolution.send({ ...seen, header: ifMatch(data!.version) }, mine)
  },
})
