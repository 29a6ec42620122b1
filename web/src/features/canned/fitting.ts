import type { Ticket } from '~/features/ticket/ticket.api'
import type { CannedReply } from './canned.api'

type Meant = Pick<CannedReply, 'service' | 'category' | 'kind'>

/** Whether a canned reply is meant for such a ticket: for all, or for its service, category and kind. */
export const fits = (meant: Meant, ticket: Pick<Ticket, 'service' | 'category' | 'kind'>) =>
  (!meant.service || meant.service === ticket.service) &&
  (!meant.category || meant.category === ticket.category) &&
  (!meant.kind || meant.kind === ticket.kind)
