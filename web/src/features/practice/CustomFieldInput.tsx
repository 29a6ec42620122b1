// A field of the desk's own, by its type.
import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { inLanguage, useTranslation } from '~/lib/i18n'
import type { CustomField, CustomValue } from './practice.api'

interface CustomFieldInputProps {
  field: CustomField
  value: CustomValue
  onChange: (value: CustomValue) => void
  error?: string | undefined
  required?: boolean
  autoFocus?: boolean
}

export function CustomFieldInput({ field, value, onChange, ...rest }: CustomFieldInputProps) {
  const { t } = useTranslation()
  const shared = { label: inLanguage(field.name), ...rest }
  const options = field.options.map(option => ({ value: option.code, label: inLanguage(option.name) }))
  switch (field.type) {
    case 'integer':
    case 'number':
      return (
        <NumberInput
          {...shared}
          value={typeof value === 'number' ? value : ''}
          allowDecimal={field.type === 'number'}
          onChange={next => onChange(typeof next === 'number' ? next : null)}
        />
      )
    case 'boolean':
      return (
        <Select
          {...shared}
          clearable
          value={value === null || value === undefined ? null : String(value)}
          data={[
            { value: 'true', label: t('Yes') },
            { value: 'false', label: t('No') },
          ]}
          onChange={next => onChange(next === null ? null : next === 'true')}
        />
      )
    case 'date':
      return (
        <TextInput
          {...shared}
          type="date"
          value={typeof value === 'string' ? value : ''}
          onChange={event => onChange(event.currentTarget.value || null)}
        />
      )
    case 'choice':
      return (
        <Select
          {...shared}
          searchable
          clearable
          data={options}
          value={typeof value === 'string' ? value : null}
          onChange={next => onChange(next)}
        />
      )
    case 'choices':
      return (
        <MultiSelect
          {...shared}
          searchable
          data={options}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      )
    default:
      return (
        <TextInput
          {...shared}
          value={typeof value === 'string' ? value : ''}
          onChange={event => onChange(event.currentTarget.value || null)}
        />
      )
  }
}
