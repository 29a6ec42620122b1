// What a form makes of a draft, and a draft of what was published meanwhile.
import { isSame, isShown } from '~/features/rows/form'
import type { Field, Row, Values } from '~/features/rows/kind'
import type { Change, Draft } from './revision.api'

/** All that the draft holds, with what the form says of it; an empty text that need not be there says nothing. */
export function contentOf(fields: Field[], values: Values, draft: Draft, row: Row | null): Values {
  const said = fields.filter(field => isShown(field, values, row) && !(row && field.isFixed))
  const sent = (field: Field) => (values[field.name] === '' && !field.required ? null : values[field.name])
  return { ...draft.content, ...Object.fromEntries(said.map(field => [field.name, sent(field)])) }
}

/** What is wrong with a draft, by the names of fields: `/name/zh` is `name.zh`. */
export function errorsIn(problems: Draft['problems']): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { pointer, sentence } of problems ?? [])
    if (pointer) errors[pointer.slice(1).replaceAll('/', '.')] ??= sentence
  return errors
}

/** My own changes upon what somebody else has published: their fields where I have none. */
export function rebased(base: Values, theirs: Values, mine: Values): Values {
  const names = Object.keys(mine).filter(name => !isSame(mine[name], base[name]))
  return { ...theirs, ...Object.fromEntries(names.map(name => [name, mine[name]])) }
}

/** What a list of lines has been changed in, line by line of its names and values. */
export interface Line {
  at: string
  old: unknown
  new: unknown
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const hasLines = (value: unknown) =>
  isObject(value) || (Array.isArray(value) && value.some(each => typeof each === 'object'))

/** Where two values differ within, as far as both have places to compare. */
export function linesOf({ field, old, new: fresh }: Pick<Change, 'field' | 'old' | 'new'>): Line[] {
  if (isSame(old, fresh)) return []
  if (!hasLines(old) && !hasLines(fresh)) return [{ at: field, old, new: fresh }]
  const [before, after] = [placesIn(old), placesIn(fresh)]
  if (!before || !after) return [{ at: field, old, new: fresh }]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap(name =>
    linesOf({ field: `${field}.${name}`, old: before[name] ?? null, new: after[name] ?? null }),
  )
}

/** What a value holds by name, or by what its lines are about; null: it has no places. */
function placesIn(value: unknown): Values | null {
  if (value === null) return {}
  if (Array.isArray(value)) return Object.fromEntries(value.map((line, at) => [lineName(line, at), line]))
  if (!isObject(value)) return null
  const { priority, vip, ...others } = value
  return priority === undefined ? value : others
}

/** What a line of a list is about, where it says so. */
function lineName(line: unknown, at: number): string {
  const { priority, vip, date } = (line ?? {}) as Values
  if (typeof date === 'string') return date
  return typeof priority === 'number' ? `P${priority}${vip ? ' VIP' : ''}` : String(at + 1)
}
