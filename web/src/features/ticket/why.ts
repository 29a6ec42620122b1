// From a ticket's history: what made its priority, its group and its assignee what they are.
import type { Happened } from './ticket.api'

export function lastChangeOf(history: Happened[], fields: string[]): Happened | undefined {
  return history.findLast(row => row.changes.some(change => fields.includes(change.field)))
}

/** What was said with a deed, as far as its details say it in words. */
export function saidWith(row: Happened): string {
  const details = row.details as Record<string, unknown> | null
  const words = details?.reason ?? details?.comment ?? details?.result
  return typeof words === 'string' ? words : ''
}
