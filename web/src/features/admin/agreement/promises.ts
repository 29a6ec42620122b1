// The promises of an agreement as a table: a line for each priority, ordinary and VIP.
import type { Schemas } from '~/api/client'
import { key } from '~/lib/i18n'

export type PromiseRow = Schemas['PromiseRow']

export const targets = [
  { name: 'respond_minutes', label: key('Respond within') },
  { name: 'next_response_minutes', label: key('Next response within') },
  { name: 'resolve_minutes', label: key('Resolve within') },
] as const

export type Target = (typeof targets)[number]['name']

export const lines = [false, true].flatMap(vip => [1, 2, 3, 4].map(priority => ({ priority, vip })))

export const lineAt = (rows: PromiseRow[], priority: number, vip: boolean) =>
  rows.findIndex(row => row.priority === priority && row.vip === vip)

const isEmpty = (row: PromiseRow) => targets.every(({ name }) => row[name] === null)

/** A line that promises nothing any more is left out. */
export function promised(rows: PromiseRow[], line: { priority: number; vip: boolean }, change: Partial<PromiseRow>) {
  const at = lineAt(rows, line.priority, line.vip)
  const before = rows[at] ?? {
    ...line,
    calendar: null,
    respond_minutes: null,
    next_response_minutes: null,
    resolve_minutes: null,
  }
  const after = { ...before, ...change }
  if (at < 0) return [...rows, after]
  return isEmpty(after) ? rows.filter(row => row !== before) : rows.map(row => (row === before ? after : row))
}
