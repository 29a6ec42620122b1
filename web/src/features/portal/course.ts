// What happened to a ticket, in the words of whom it is for. What is of use to the desk only is left out.
import type { Schemas } from '~/api/client'
import { key } from '~/lib/i18n'

export type Happening = Pick<
  Schemas['HistoryView'],
  'id' | 'happened_at' | 'actor' | 'type' | 'changes' | 'details' | 'via'
>

export interface Event {
  id: string
  at: string
  words: string
  /** Who did it, or who has it now. */
  person?: string | null
  group?: string
  said?: string
}

const words: Record<string, string> = {
  reported: key('{{name}} reported it'),
  resumed: key('Work goes on'),
  resolved: key('{{name}} solved it'),
  fulfilled: key('{{name}} solved it'),
  reopened: key('{{name}} opened it again'),
  cancelled: key('{{name}} called it off'),
  chased: key('{{name}} asked to hurry'),
  escalated: key('It was passed on to those who know more'),
  merged: key('It was joined with another ticket'),
  folded: key('It was joined with a known fault'),
  placed: key('It was joined with a known fault'),
  announced: key('It was announced as a known fault'),
  breached: key('A promised time has passed'),
  rated: key('{{name}} rated it'),
  watched: key('{{name}} brought somebody in'),
}

const waiting: Record<string, string> = {
  awaiting_user: key('We asked something'),
  awaiting_supplier: key('It waits for a supplier'),
  awaiting_approval: key('It waits for an approval'),
  scheduled_visit: key('A visit was arranged'),
}

const detail = (happening: Happening, name: string): unknown =>
  (happening.details as Record<string, unknown> | null)?.[name]

const changed = (happening: Happening, field: string): string | undefined => {
  const change = happening.changes.find(other => other.field === field)
  return change?.new ? String(change.new) : undefined
}

function closing(happening: Happening): string {
  const by = detail(happening, 'by')
  if (by === 'requester') return key('{{name}} confirmed that it works')
  return by === 'time' ? key('It was closed, since nobody objected') : key('{{name}} closed it')
}

function given(happening: Happening): Partial<Event> | null {
  const person = changed(happening, 'assignee')
  if (person) return { words: key('{{name}} takes care of it'), person }
  const group = changed(happening, 'group')
  return group ? { words: key('It went to {{group}}'), group } : null
}

function told(happening: Happening): Partial<Event> | null {
  const name = happening.type.slice(happening.type.indexOf('.') + 1)
  if (name === 'assigned') return given(happening)
  if (name === 'closed') return { words: closing(happening) }
  if (name === 'pended') return { words: waiting[changed(happening, 'pending_reason') ?? ''] ?? key('It has to wait') }
  if (name === 'edited')
    return changed(happening, 'state') === 'in_progress' ? { words: key('{{name}} began to work on it') } : null
  if (!words[name]) return null
  const said =
    name === 'resolved'
      ? changed(happening, 'resolution_text')
      : (detail(happening, 'reason') ?? detail(happening, 'comment'))
  return { words: words[name], ...(typeof said === 'string' ? { said } : {}) }
}

export function courseOf(happenings: Happening[]): Event[] {
  return happenings.flatMap(happening => {
    const event = told(happening)
    if (!event?.words) return []
    return [{ id: happening.id, at: happening.happened_at, words: event.words, person: happening.actor, ...event }]
  })
}

/** By their moments; what was said stands before what it led to. */
export function woven<Said extends { created_at: string }>(said: Said[], events: Event[]): (Said | Event)[] {
  const momentOf = (row: Said | Event) => Date.parse('at' in row ? row.at : row.created_at)
  return [...said, ...events].sort((left, right) => momentOf(left) - momentOf(right))
}
