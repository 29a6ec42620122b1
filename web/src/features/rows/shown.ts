// How the value of a field reads in a line.
import { inLanguage, key } from '~/lib/i18n'
import type { Field } from './kind'

const flags = { true: key('Yes'), false: key('No') }

export function shown(field: Field, value: unknown, t: (sentence: string) => string): string {
  if (value === null || value === undefined || value === '') return '–'
  if (field.type === 'flag') return t(flags[value ? 'true' : 'false'])
  if (field.type === 'choice') return t(field.of[String(value)] ?? String(value))
  if (field.type === 'choices') return (value as string[]).map(each => t(field.of[each] ?? each)).join(', ')
  if (field.type === 'names' || field.type === 'texts') return inLanguage(value as { zh: string; en: string })
  if (field.type === 'lines') return (value as string[]).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
