// A ticket and what hangs on it. Keys of queries begin with ['ticket', number], so that one event makes all of them fresh.
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'

export type Ticket = Schemas['TicketView']
export type TicketPatch = Schemas['TicketPatch']
export type Happened = Schemas['HistoryView']

export const at = (ticket: string) => ({ params: { path: { ticket } } })

export const ticketQuery = (number: string) =>
  queryOptions({
    queryKey: ['ticket', number],
    queryFn: () => got(api.GET('/tickets/{ticket}', at(number))),
    staleTime: 30_000,
  })

/** Reads several ahead, in one request. */
export async function readTickets(client: QueryClient, tickets: Pick<Ticket, 'id'>[]) {
  const id = tickets.map(ticket => ticket.id).join(',')
  const found = await got(api.GET('/tickets', { params: ask({ id, limit: tickets.length }) })).catch(() => null)
  for (const ticket of (found?.data ?? []) as Ticket[]) client.setQueryData(['ticket', ticket.number], ticket)
}

export const useTicket = (number: string) => useQuery(ticketQuery(number))

export const useHistory = (number: string) =>
  useQuery({
    queryKey: ['ticket', number, 'history'],
    queryFn: async () => (await got(api.GET('/tickets/{ticket}/history', at(number)))).data as Happened[],
  })

/** As it was at a moment of the past. */
export const useTicketAt = (number: string, moment: string) =>
  useQuery({
    queryKey: ['ticket', number, 'at', moment],
    queryFn: () =>
      got(api.GET('/tickets/{ticket}', { params: { path: { ticket: number }, ...ask({ as_of: moment }) } })),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: moment !== '',
  })
