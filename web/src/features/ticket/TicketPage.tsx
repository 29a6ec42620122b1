import { useParams } from '@tanstack/react-router'
import { TicketPane } from './TicketPane'

export function TicketPage() {
  const { number } = useParams({ from: '/desk/tickets/$number' })
  return <TicketPane key={number} number={number} isPage />
}
