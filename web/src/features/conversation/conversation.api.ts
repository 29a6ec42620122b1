// What was said about a ticket, and saying something.
import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, freshKey, got, ifMatch, type Schemas } from '~/api/client'
import { learnNames } from '~/features/people/names'

export type Entry = Schemas['EntryView']
export type NewEntry = Schemas['NewEntryInput']
export type Resolution = Schemas['ResolutionInput']
export type Happening = Schemas['HistoryView']

export const entriesKey = (number: string) => ['ticket', number, 'entries']

/** The newest hundred first; earlier ones when they are asked for. In the order in which they were said. */
export const entriesQuery = (number: string) =>
  infiniteQueryOptions({
    queryKey: entriesKey(number),
    queryFn: async ({ pageParam }) => {
      const query = ask({ limit: 100, sort: '-id', cursor: pageParam, include: 'names' })
      const page = await got(api.GET('/tickets/{ticket}/entries', { params: { path: { ticket: number }, ...query } }))
      learnNames(page.names?.persons)
      return page
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap(page => page.data).reverse(),
    staleTime: 30_000,
  })

export const useEntries = (number: string) => useInfiniteQuery(entriesQuery(number))

export const useChanges = (number: string, wanted: boolean) =>
  useQuery({
    queryKey: ['ticket', number, 'changes'],
    queryFn: async () =>
      (
        await got(
          api.GET('/tickets/{ticket}/history', { params: { path: { ticket: number }, ...ask({ limit: 200 }) } }),
        )
      ).data as Happening[],
    enabled: wanted,
  })

/** `key` is one for each text that is sent, so that sending it again after a lost line adds nothing. */
export const say = (number: string, entry: NewEntry, key = freshKey()) =>
  got(
    api.POST('/tickets/{ticket}/entries', {
      params: { path: { ticket: number }, header: { 'Idempotency-Key': key } },
      body: entry,
    }),
  )

// Whatever else has changed meanwhile, the answer stands; so these two ask for no version.
export const resolve = (number: string, resolution: Resolution) =>
  got(
    api.PUT('/tickets/{ticket}/resolution', {
      params: { path: { ticket: number }, header: ifMatch('*') },
      body: resolution,
    }),
  )

export const reopen = (number: string, reason: string) =>
  got(
    api.DELETE('/tickets/{ticket}/resolution', {
      params: { path: { ticket: number }, query: { reason }, header: ifMatch('*') },
    }),
  )

export function useWithdraw(number: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (entry: string) =>
      got(
        api.DELETE('/tickets/{ticket}/entries/{entry}', {
          params: { path: { ticket: number, entry }, header: ifMatch('*') },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['ticket', number] }),
  })
}
