// Saved views, how many tickets each holds, and the rows of one. A list is a snapshot: what changes is patched where it stands, what is
// new is announced; only asking for it makes the list anew, so that no row moves under a hand.
import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'
import { learnNames } from '~/features/people/names'

export type SavedView = Schemas['SavedViewView']
export type Row = Pick<
  Schemas['TicketView'],
  | 'id'
  | 'number'
  | 'subject'
  | 'state'
  | 'pending_reason'
  | 'priority'
  | 'requester'
  | 'assignee'
  | 'group'
  | 'service'
  | 'next_due_at'
  | 'clocks'
  | 'chase_count'
  | 'updated_at'
  | 'version'
>

const shown =
  'id,number,subject,state,pending_reason,priority,requester,assignee,group,service,next_due_at,clocks,chase_count,updated_at,version'
export const pageSize = 100

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async () => (await got(api.GET('/views', { params: ask({ limit: 200 }) }))).data,
  staleTime: 60_000,
})
export const useViews = () => useQuery(viewsQuery)

/** The views that stand beside the list: starred ones first, else the first five. */
export function pinned(views: SavedView[]): SavedView[] {
  const starred = views.filter(view => view.starred)
  return starred.length > 0 ? starred : views.slice(0, 5)
}

export const useCounts = (views: SavedView[]) => {
  const ids = views.map(view => view.id).join(',')
  return useQuery({
    queryKey: ['counts', ids],
    queryFn: async () => {
      const { data } = await got(api.GET('/views/counts', { params: ask({ views: ids }) }))
      return new Map(data.map(row => [row.id, row.count]))
    },
    enabled: ids !== '',
    staleTime: 5_000,
    placeholderData: before => before,
  })
}

export interface ListQuestion {
  view: string
  /** A query that narrows the view or stands for itself (`view` is `all`). */
  q?: string | undefined
  sort?: string | undefined
}

async function page(question: ListQuestion, cursor: string | undefined, limit = pageSize) {
  const query = {
    limit,
    cursor,
    fields: shown,
    count: cursor ? undefined : 'exact',
    q: question.q || undefined,
    sort: question.sort || undefined,
  }
  const answer =
    question.view === 'all'
      ? await got(api.GET('/tickets', { params: ask(query) }))
      : await got(api.GET('/views/{view}/tickets', { params: { path: { view: question.view }, ...ask(query) } }))
  learnNames((answer as { people?: Record<string, string> }).people)
  return answer as unknown as { data: Row[]; next_cursor: string | null; count?: number }
}

export const rowsKey = (question: ListQuestion) => ['rows', question.view, question.q ?? '', question.sort ?? '']

export const useRows = (question: ListQuestion) =>
  useInfiniteQuery({
    queryKey: rowsKey(question),
    queryFn: ({ pageParam }) => page(question, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next_cursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** The first rows as they are now, to tell what is new. */
export const newestRows = (question: ListQuestion) => page(question, undefined, 50)

export function useStar() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (view: SavedView) =>
      view.starred
        ? got(api.DELETE('/views/{view}/star', { params: { path: { view: view.id } } }))
        : got(api.PUT('/views/{view}/star', { params: { path: { view: view.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['views'] }),
  })
}
