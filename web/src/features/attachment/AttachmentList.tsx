import type { Ticket } from '~/features/ticket/ticket.api'

export function AttachmentList(_: { ticket: Ticket }) {
  return null
}
