// A ticket and what hangs on it. Keys of queries begin with ['ticket', number], so that one event makes all of them fresh.
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got, ifMatch, type Schemas } from '~/api/client'

export type Ticket = Schemas['TicketView']

export const ticketQuery = (number: string) =>
  queryOptions({
    queryKey: ['ticket', number],
    queryFn: () => got(api.GET('/tickets/{ticket}', at(number))),
    staleTime: 30_000,
  })

export const at = (ticket: string) => ({ params: { path: { ticket } } })

export const useTicket = (number: string) => useQuery({ ...ticketQuery(number), placeholderData: keepPreviousData })

export type TicketPatch = Schemas['TicketPatch']

export function useEdit(ticket: Ticket) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (patch: TicketPatch) =>
      got(
        api.PATCH('/tickets/{ticket}', {
          params: { path: { ticket: ticket.number }, header: ifMatch(ticket.version) },
          body: patch,
        }),
      ),
    onSuccess: changed => client.setQueryData(['ticket', ticket.number], changed),
  })
}
