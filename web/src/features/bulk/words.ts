// What bulk changes are called.
import { key } from '~/lib/i18n'

export const actionNames: Record<string, string> = {
  edit: key('Edit'),
  assignment: key('Assign'),
  escalation: key('Escalate'),
  pending: key('Set waiting'),
  resumption: key('Go on'),
  resolution: key('Resolve'),
  reopening: key('Reopen'),
  closure: key('Close'),
  cancellation: key('Cancel the tickets'),
  entry: key('Write a note'),
  parent: key('Put under a parent'),
  detachment: key('Take out of the parent'),
  watcher: key('Add a watcher'),
  tags: key('Change labels'),
}

export const stateNames: Record<string, string> = {
  running: key('Running'),
  done: key('Done'),
  cancelled: key('Stopped'),
  failed: key('Failed'),
}

export const outcomeNames: Record<string, string> = {
  waiting: key('Not yet'),
  done: key('Done'),
  refused: key('Refused'),
}
