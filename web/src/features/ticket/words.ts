// What the words of the API are called.
import { key } from '~/lib/i18n'

export const states: Record<string, string> = {
  new: key('New'),
  assigned: key('Assigned'),
  in_progress: key('In progress'),
  pending: key('Waiting'),
  resolved: key('Resolved'),
  closed: key('Closed'),
  cancelled: key('Cancelled'),
  submitted: key('Submitted'),
  fulfilment: key('In fulfilment'),
  fulfilled: key('Fulfilled'),
}

export const pendingReasons: Record<string, string> = {
  awaiting_user: key('for the user'),
  awaiting_supplier: key('for a supplier'),
  awaiting_approval: key('for an approval'),
  awaiting_change: key('for a change'),
  awaiting_problem: key('for a problem to be solved'),
  awaiting_evidence: key('for evidence'),
  scheduled_visit: key('for a visit'),
}

export const channels: Record<string, string> = {
  phone: key('Phone'),
  mail: key('Mail'),
  portal: key('Portal'),
  chat: key('Chat'),
  walk_in: key('Walk-in'),
  monitoring: key('Monitoring'),
  im: key('Messenger'),
  api: key('API'),
}

export const metrics: Record<string, string> = {
  respond: key('Respond'),
  next_response: key('Next response'),
  resolve: key('Resolve'),
}

export const stateColour: Record<string, string> = {
  new: 'violet',
  assigned: 'blue',
  in_progress: 'cyan',
  pending: 'yellow',
  resolved: 'green',
  closed: 'gray',
  cancelled: 'gray',
}

export const isOpen = (state: string) => !['resolved', 'closed', 'cancelled', 'fulfilled'].includes(state)

export const kinds: Record<string, string> = {
  incident: key('Incident'),
  request: key('Service request'),
  problem: key('Problem'),
  change: key('Change'),
  release: key('Release'),
}

/** By their numbers, 1 being the gravest. */
export const levels = {
  impact: [key('1 Everybody'), key('2 Many'), key('3 A few'), key('4 One')],
  urgency: [key('1 At once'), key('2 Soon'), key('3 Normal'), key('4 Can wait')],
  priority: ['P1', 'P2', 'P3', 'P4'],
}
