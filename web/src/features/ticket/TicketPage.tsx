import { useParams } from '@tanstack/react-router'
import { useTitle } from '~/lib/title'
import { TicketPane } from './TicketPane'
import { useTicket } from './ticket.api'

export function TicketPage() {
  const { number } = useParams({ from: '/desk/tickets/$number' })
  const subject = useTicket(number).data?.subject ?? ''
  useTitle(`${number} ${subject}`)
  return <TicketPane key={number} number={number} isPage />
}
