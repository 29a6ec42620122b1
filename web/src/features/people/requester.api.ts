// The person behind a ticket, and the other tickets of that person.
import { useQuery } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'

export type PersonCard = Schemas['PersonView']

export const usePerson = (login: string | null | undefined) =>
  useQuery({
    queryKey: ['person', login],
    queryFn: () => got(api.GET('/persons/{person}', { params: { path: { person: login ?? '' } } })),
    enabled: Boolean(login),
    staleTime: 300_000,
  })

const shown = 'number,subject,state,pending_reason,priority,created_at'

const ticketsOf = (login: string | null | undefined, open: boolean) => ({
  queryKey: ['tickets-of', login, open],
  queryFn: () =>
    got(
      api.GET('/tickets', {
        params: ask({
          requester: login ?? '',
          open: String(open),
          fields: shown,
          limit: open ? 20 : 5,
          count: 'exact',
        }),
      }),
    ),
  enabled: Boolean(login),
  staleTime: 30_000,
})

export const useOpenTicketsOf = (login: string | null | undefined) => useQuery(ticketsOf(login, true))
export const usePastTicketsOf = (login: string | null | undefined) => useQuery(ticketsOf(login, false))
