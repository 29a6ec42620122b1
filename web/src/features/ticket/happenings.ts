// What the happenings of a history are called. Deeds are named after the kind of their ticket (`incident.resolved`), which does not matter here.
import { key } from '~/lib/i18n'

const names: Record<string, string> = {
  reported: key('Was reported'),
  assigned: key('Assigned'),
  cancelled: key('Cancelled'),
  closed: key('Closed'),
  escalated: key('Escalated'),
  pended: key('Set waiting'),
  resumed: key('Went on'),
  promised_anew: key('Promised anew'),
  reminded: key('The requester was reminded'),
  reopened: key('Reopened'),
  resolved: key('Resolved'),
  result_given: key('The result was given'),
  settled: key('First contact settled'),
  cloned: key('Made as a clone'),
  split: key('Split'),
  split_off: key('Split off'),
  put_back: key('Put back'),
  whole_again: key('Whole again'),
  merged: key('Merged'),
  unmerged: key('The merge was undone'),
  took_in: key('Took another one in'),
  gave_back: key('Gave another one back'),
  folded: key('Put under its parent as a me-too'),
  placed: key('Put under its parent'),
  taken_out: key('Taken out of its parent'),
  announced: key('Announced'),
  unannounced: key('No longer announced'),
  warned: key('A promise is nearly due'),
  breached: key('A promise was broken'),
  edited: key('Edited'),
  chased: key('Chased'),
  chase_raised: key('The chase went to the manager'),
  chase_answered: key('The chase was answered'),
  linked: key('Linked'),
  unlinked: key('Link taken away'),
  joined: key('A contact joined it'),
  kind_moved: key('Its kind was changed'),
  kind_moved_back: key('It is of its first kind again'),
  replied: key('Replied'),
  noted: key('Noted'),
  released: key('The reply went out'),
  withdrawn: key('The reply was taken back'),
  news: key('News of the parent'),
  added: key('Added'),
  removed: key('Removed'),
  read: key('Read'),
  infected: key('Infected'),
  started: key('Work has started'),
}

const objects: Record<string, string> = {
  task: key('Task'),
  attachment: key('Attachment'),
}

export function happeningName(type: string): string {
  return names[type.slice(type.indexOf('.') + 1)] ?? type
}

/** What it happened to, where that is not the ticket itself. */
export const happenedTo = (type: string): string | undefined => objects[type.slice(0, type.indexOf('.'))]

export const ways: Record<string, string> = {
  web: key('by the pages'),
  api: key('by the API'),
  command: key('by the command line'),
  job: key('by a timer'),
  mail: key('by mail'),
  phone: key('by phone'),
  import: key('by an import'),
}
