// A field of a form, by its type.
import {
  Input,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { PersonPicker } from '~/features/people/PersonPicker'
import { key, language, useTranslation } from '~/lib/i18n'
import { Sentences } from '~/ui/Sentences'
import { errorsOf } from './form'
import type { Field, Values, Words } from './kind'
import { RowPicker } from './RowPicker'

interface FieldInputProps {
  field: Field
  values: Values
  set: (change: Values) => void
  errors: Record<string, string>
  isDisabled: boolean
}

export function FieldInput({ field, values, set, errors, isDisabled }: FieldInputProps) {
  const { t } = useTranslation()
  const value = values[field.name]
  const onChange = (next: unknown) => set({ [field.name]: next })
  const wrong = errorsOf(field.name, errors)
  const error = Object.values(wrong)[0]
  const label = t(field.label)
  const hint = field.hint && t(field.hint)
  const shared = { label, description: hint, error, disabled: isDisabled }
  switch (field.type) {
    case 'line':
      return (
        <TextInput
          {...shared}
          required={field.required ?? false}
          value={(value as string | null) ?? ''}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
    case 'text':
      return <Sentences {...shared} maxRows={10} value={(value as string | null) ?? ''} onChange={onChange} />
    case 'names':
    case 'texts':
      return (
        <BothLanguages field={field} value={value as Both} onChange={onChange} wrong={wrong} isDisabled={isDisabled} />
      )
    case 'flag':
      return <Switch {...shared} checked={value === true} onChange={event => onChange(event.currentTarget.checked)} />
    case 'lines':
      return (
        <TagsInput
          {...shared}
          value={(value as string[] | null) ?? []}
          onChange={onChange}
          acceptValueOnBlur
          splitChars={[',', '，', ';', '；']}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...shared}
          min={field.min}
          max={field.max}
          clampBehavior="none"
          value={typeof value === 'number' ? value : ''}
          onChange={next => onChange(typeof next === 'number' ? next : null)}
        />
      )
    case 'choice':
      return (
        <Select
          {...shared}
          required={field.required ?? false}
          data={optionsOf(field.of, t)}
          allowDeselect={false}
          value={value as string | null}
          onChange={onChange}
        />
      )
    case 'choices':
      return <MultiSelect {...shared} data={optionsOf(field.of, t)} value={value as string[]} onChange={onChange} />
    case 'person':
      return (
        <PersonPicker
          label={label}
          value={value as string | null}
          onChange={onChange}
          error={error}
          disabled={isDisabled}
        />
      )
    case 'row':
      return <RowPicker {...shared} path={field.of} value={value as string | null} onChange={onChange} />
    case 'own':
      return (
        <Input.Wrapper
          role="group"
          aria-label={label}
          label={label}
          labelElement="div"
          description={hint}
          error={wrong['']}
        >
          <field.Input label={label} hint={hint} value={value} onChange={onChange} errors={wrong} values={values} />
        </Input.Wrapper>
      )
  }
}

const optionsOf = (words: Words, t: (sentence: string) => string) =>
  Object.entries(words).map(([value, label]) => ({ value, label: t(label) }))

type Both = { zh: string; en: string }
const languages = [
  { language: 'zh', lang: 'zh-CN', label: key('{{field}} in Chinese') },
  { language: 'en', lang: 'en', label: key('{{field}} in English') },
] as const

interface BothProps {
  field: Field
  value: Both
  onChange: (value: Both) => void
  wrong: Record<string, string>
  isDisabled: boolean
}

/** The page's own language first. */
function BothLanguages({ field, value, onChange, wrong, isDisabled }: BothProps) {
  const { t } = useTranslation()
  const ordered = language() === 'zh' ? languages : languages.toReversed()
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {ordered.map(({ language, lang, label }) => {
        const shared = {
          label: t(label, { field: t(field.label) }),
          lang,
          required: field.required ?? false,
          disabled: isDisabled,
          value: value[language] ?? '',
          error: wrong[language] ?? wrong[''],
          onChange: (event: { currentTarget: { value: string } }) =>
            onChange({ ...value, [language]: event.currentTarget.value }),
        }
        return field.type === 'texts' ? (
          <Textarea key={language} autosize minRows={2} maxRows={10} {...shared} />
        ) : (
          <TextInput key={language} {...shared} />
        )
      })}
    </SimpleGrid>
  )
}
