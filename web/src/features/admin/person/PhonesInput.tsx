import { Select, TextInput } from '@mantine/core'
import type { Schemas } from '~/api/client'
import type { InputProps } from '~/features/rows/kind'
import { ListInput } from '~/features/rows/ListInput'
import { useTranslation } from '~/lib/i18n'
import { phoneKinds } from '../words'

type Phone = Schemas['Phone']

export function PhonesInput({ value, onChange, errors }: InputProps<Phone[]>) {
  const { t } = useTranslation()
  return (
    <ListInput
      value={value}
      onChange={onChange}
      errors={errors}
      begin={{ kind: 'work', number: '' }}
      add={t('Add a phone')}
      line={({ value: phone, set, errors: wrong }) => (
        <>
          <Select
            w={140}
            aria-label={t('Kind')}
            data={Object.entries(phoneKinds).map(([kind, name]) => ({ value: kind, label: t(name) }))}
            value={phone.kind}
            error={wrong.kind}
            allowDeselect={false}
            onChange={kind => set({ kind: kind as Phone['kind'] })}
          />
          <TextInput
            aria-label={t('Number')}
            type="tel"
            value={phone.number}
            error={wrong.number}
            onChange={event => set({ number: event.currentTarget.value })}
          />
        </>
      )}
    />
  )
}
