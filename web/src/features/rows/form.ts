// What a form holds of a row, and what of it is sent.
import type { Field, Row, Values } from './kind'

export function blank(field: Field): unknown {
  switch (field.type) {
    case 'line':
    case 'text':
      return ''
    case 'names':
    case 'texts':
      return { zh: '', en: '' }
    case 'flag':
      return false
    case 'lines':
    case 'choices':
      return []
    case 'own':
      return field.blank
    default:
      return null
  }
}

export function valuesOf(fields: Field[], row: Row | null): Values {
  const of = (field: Field) =>
    row ? ((row as unknown as Values)[field.name] ?? blank(field)) : (field.begins ?? blank(field))
  return Object.fromEntries(fields.map(field => [field.name, of(field)]))
}

export const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

export const isChanged = (fields: Field[], values: Values, row: Row | null) =>
  !isSame(valuesOf(fields, row), valuesOf(fields, values as unknown as Row))

export const isShown = (field: Field, values: Values, row: Row | null) => field.isShown?.(values, row) ?? true

/** Its input takes the whole breadth of a form. */
export const isWide = ({ type }: Field) => ['names', 'texts', 'text', 'own'].includes(type)

/** Of a row what differs, of a new one what was said; an empty text says nothing. */
export function bodyOf(fields: Field[], values: Values, row: Row | null): Values {
  const before = valuesOf(fields, row)
  const isSent = (field: Field) => {
    if (!isShown(field, values, row)) return false
    if (row) return !field.isFixed && !isSame(values[field.name], before[field.name])
    return field.required || !isSame(values[field.name], blank(field))
  }
  const sent = (field: Field) => {
    const value = values[field.name]
    return value === '' && !field.required ? null : value
  }
  return Object.fromEntries(fields.filter(isSent).map(field => [field.name, sent(field)]))
}

/** What the server says of a field and of what lies within it, by the rest of the name. */
export function errorsOf(field: string, errors: Record<string, string>): Record<string, string> {
  const within = Object.entries(errors).filter(([name]) => name === field || name.startsWith(`${field}.`))
  return Object.fromEntries(within.map(([name, error]) => [name.slice(field.length + 1), error]))
}

/** The fields that somebody else has made something else of than what stands here now. */
export function disputed(fields: Field[], values: Values, base: Row, current: Row): Field[] {
  const [before, theirs] = [valuesOf(fields, base), valuesOf(fields, current)]
  return fields.filter(
    ({ name }) =>
      !isSame(before[name], theirs[name]) && !isSame(before[name], values[name]) && !isSame(theirs[name], values[name]),
  )
}
