// Which of the happenings of a ticket are told between its messages, and in which words.
import { key } from '~/lib/i18n'
import type { Happening } from './conversation.api'

/** Fields whose changes the course of a conversation hangs on. */
export const toldFields: Record<string, string> = {
  state: key('State'),
  group: key('Group'),
  assignee: key('Assignee'),
  priority: key('Priority'),
  parent: key('Parent'),
}

const toldTypes: Record<string, string> = {
  warned: key('A promise is nearly due'),
  breached: key('A promise was broken'),
  chased: key('Chased'),
  escalated: key('Escalated'),
  merged: key('Merged'),
  split: key('Split'),
}

export interface Told {
  id: string
  at: string
  actor: string | null
  /** A sentence of its own, where no change of a field says it. */
  words?: string
  changes: { field: string; old: string; new: string }[]
}

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))

/** The first happening is the report itself, which the description tells. */
export function toldOf(happenings: Happening[]): Told[] {
  return happenings.slice(1).flatMap(({ id, happened_at, actor, type, changes }) => {
    const words = toldTypes[type.slice(type.indexOf('.') + 1)]
    const told = changes
      .filter(change => change.field in toldFields)
      .map(change => ({ field: change.field, old: text(change.old), new: text(change.new) }))
    if (!words && told.length === 0) return []
    return [{ id, at: happened_at, actor, ...(words ? { words } : {}), changes: told }]
  })
}

/** By their moments; what was said stands before what it led to. */
export function woven<Said extends { created_at: string }>(said: Said[], told: Told[]): (Said | Told)[] {
  const momentOf = (row: Said | Told) => Date.parse('at' in row ? row.at : row.created_at)
  return [...said, ...told].sort((left, right) => momentOf(left) - momentOf(right))
}
