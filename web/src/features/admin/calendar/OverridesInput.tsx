import { TextInput } from '@mantine/core'
import type { Schemas } from '~/api/client'
import { errorsOf } from '~/features/rows/form'
import type { InputProps } from '~/features/rows/kind'
import { ListInput } from '~/features/rows/ListInput'
import { useTranslation } from '~/lib/i18n'
import { HoursInput } from './HoursInput'

type DateOpening = Schemas['DateOpening']

/** Dates with hours of their own. */
export function OverridesInput({ value, onChange, errors }: InputProps<DateOpening[]>) {
  const { t } = useTranslation()
  return (
    <ListInput
      value={value}
      onChange={onChange}
      errors={errors}
      begin={{ date: '', open: [], reason: '' }}
      add={t('Add a date')}
      line={({ value: row, set, errors: wrong }) => (
        <>
          <TextInput
            type="date"
            aria-label={t('Date')}
            value={row.date}
            error={wrong.date}
            onChange={event => set({ date: event.currentTarget.value })}
          />
          <HoursInput
            isPlain
            label={t('Hours')}
            none={t('Not open')}
            value={row.open}
            error={Object.values(errorsOf('open', wrong))[0]}
            onChange={open => set({ open })}
          />
          <TextInput
            aria-label={t('Reason')}
            placeholder={t('Reason')}
            value={row.reason}
            error={wrong.reason}
            onChange={event => set({ reason: event.currentTarget.value })}
          />
        </>
      )}
    />
  )
}
