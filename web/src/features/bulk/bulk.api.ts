// The same done to many tickets, as a job of the server; merging alone goes ticket by ticket from here.
import { queryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'

export type BulkChange = Schemas['BulkChangeView']
export type BulkItem = Schemas['BulkItemView']
export type Action = Schemas['NewBulkChangeInput']['action']

/** Tickets by their numbers, or whatever a filter finds. */
export type Which = { tickets: string[] } | { filter: string }

export interface Wanted {
  which: Which
  action: Action
  body: Record<string, unknown>
  /** The key by which the same deed, sent again after a lost line, has no second effect. */
  once: string
}

export const bulkChangesQuery = queryOptions({
  queryKey: ['bulk-changes'],
  queryFn: async () => (await got(api.GET('/bulk-changes', { params: ask({ limit: 5 }) }))).data,
  staleTime: 5_000,
  refetchInterval: query => (query.state.data?.some(row => row.state === 'running') ? 700 : false),
})

export function useStartBulk() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ which, action, body, once }: Wanted) =>
      got(api.POST('/bulk-changes', { body: { ...which, action, body }, headers: { 'Idempotency-Key': once } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['bulk-changes'] }),
  })
}

export function useStopBulk() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => got(api.PUT('/bulk-changes/{bulk}/cancellation', { params: { path: { bulk: id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['bulk-changes'] }),
  })
}

export const useItems = (id: string, outcome: string) =>
  useInfiniteQuery({
    queryKey: ['bulk-changes', id, 'items', outcome],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/bulk-changes/{bulk}/items', {
          params: { path: { bulk: id }, ...ask({ limit: 100, cursor: pageParam, outcome: outcome || undefined }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next_cursor ?? undefined,
  })
