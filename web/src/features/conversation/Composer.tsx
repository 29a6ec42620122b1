import type { Ticket } from '~/features/ticket/ticket.api'

export { openComposer } from './opened'

export function Composer(_: { ticket: Ticket }) {
  return null
}
