import { TextInput } from '@mantine/core'
import type { Schemas } from '~/api/client'
import type { InputProps } from '~/features/rows/kind'
import { ListInput } from '~/features/rows/ListInput'
import { useTranslation } from '~/lib/i18n'

type Option = Schemas['FieldOption']

/** What can be chosen, by code and in both languages. */
export function OptionsInput({ value, onChange, errors }: InputProps<Option[]>) {
  const { t } = useTranslation()
  return (
    <ListInput
      value={value}
      onChange={onChange}
      errors={errors}
      begin={{ code: '', name: { zh: '', en: '' } }}
      add={t('Add a choice')}
      line={({ value: option, set, errors: wrong }) => (
        <>
          <TextInput
            w={140}
            placeholder={t('Code')}
            aria-label={t('Code')}
            value={option.code}
            error={wrong.code}
            onChange={event => set({ code: event.currentTarget.value })}
          />
          <TextInput
            lang="zh-CN"
            placeholder={t('Name in Chinese')}
            aria-label={t('Name in Chinese')}
            value={option.name.zh}
            error={wrong['name.zh']}
            onChange={event => set({ name: { ...option.name, zh: event.currentTarget.value } })}
          />
          <TextInput
            lang="en"
            placeholder={t('Name in English')}
            aria-label={t('Name in English')}
            value={option.name.en}
            error={wrong['name.en']}
            onChange={event => set({ name: { ...option.name, en: event.currentTarget.value } })}
          />
        </>
      )}
    />
  )
}
