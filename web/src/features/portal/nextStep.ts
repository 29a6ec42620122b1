// What happens next with a ticket, in the words of whom it is for.
import type { Schemas } from '~/api/client'
import { key } from '~/lib/i18n'

type Ticket = Pick<Schemas['TicketView'], 'state' | 'pending_reason' | 'assignee'>

export interface Step {
  words: string
  /** Nothing goes on until they have said something themselves. */
  isYours?: boolean
}

const byState: Record<string, string> = {
  new: key('We have received it. Next, somebody looks at it.'),
  submitted: key('We have received it. Next, somebody looks at it.'),
  closed: key('It is done.'),
  cancelled: key('It was called off.'),
}

const whileWaiting: Record<string, string> = {
  awaiting_supplier: key('We are waiting for a supplier.'),
  awaiting_approval: key('It waits for an approval.'),
  awaiting_change: key('It will be solved by a change that is planned.'),
  awaiting_problem: key('We are looking for the cause behind it.'),
  awaiting_evidence: key('We are waiting for more details.'),
  scheduled_visit: key('A visit is arranged.'),
}

export function nextStep({ state, pending_reason, assignee }: Ticket): Step {
  if (state === 'resolved' || state === 'fulfilled')
    return { words: key('We believe it is solved. Please say whether it works.'), isYours: true }
  if (state === 'pending' && pending_reason === 'awaiting_user')
    return { words: key('We are waiting for your answer.'), isYours: true }
  if (state === 'pending') return { words: whileWaiting[pending_reason ?? ''] ?? key('It has to wait.') }
  if (byState[state]) return { words: byState[state] }
  if (!assignee) return { words: key('{{group}} takes care of it.') }
  return { words: state === 'assigned' ? key('{{name}} takes care of it.') : key('{{name}} is working on it.') }
}

export type Deadline = Pick<Schemas['Clock'], 'metric' | 'state' | 'due_at'>

/** The promise that counts now: an answer first, then the solution. */
export function promiseOf(clocks: Deadline[]): Deadline | null {
  const going = clocks.filter(({ state }) => state === 'running' || state === 'paused')
  const order = ['respond', 'next_response', 'resolve']
  return going.sort((left, right) => order.indexOf(left.metric) - order.indexOf(right.metric))[0] ?? null
}
