// How the value of a custom field reads.
import { inLanguage } from '~/lib/i18n'
import type { CustomField } from './practice.api'

export function shownValue(field: CustomField, value: unknown, t: (sentence: string) => string): string {
  if (value === null || value === undefined) return ''
  const named = (code: string) => inLanguage(field.options.find(option => option.code === code)?.name) || code
  if (Array.isArray(value)) return value.map(code => named(String(code))).join(', ')
  if (typeof value === 'boolean') return value ? t('Yes') : t('No')
  return field.type === 'choice' ? named(String(value)) : String(value)
}
