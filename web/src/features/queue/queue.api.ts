// Saved views, how many tickets each holds, and the rows of one. A list is a snapshot: what changes is patched where it stands, what is
// new is announced; only asking for it makes the list anew, so that no row moves under a hand.
import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'
import { learnNames } from '~/features/people/names'

export type SavedView = Schemas['SavedViewView']
type Shown = Pick<
  Schemas['TicketView'],
  | 'id'
  | 'number'
  | 'subject'
  | 'state'
  | 'pending_reason'
  | 'priority'
  | 'requester'
  | 'assignee'
  | 'next_due_at'
  | 'clocks'
  | 'chase_count'
  | 'updated_at'
  | 'version'
>
/** `left`: a colleague has changed it, and it no longer belongs to the list. */
export type Row = Shown & { left?: boolean }

const shown =
  'id,number,subject,state,pending_reason,priority,requester,assignee,next_due_at,clocks,chase_count,updated_at,version'

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async () => (await got(api.GET('/views', { params: ask({ limit: 200 }) }))).data,
  staleTime: 60_000,
})
export const useViews = () => useQuery(viewsQuery)

/** Starred ones stand first, else the first five. */
export function arranged(views: SavedView[]): { first: SavedView[]; rest: SavedView[] } {
  const starred = views.filter(view => view.starred)
  const first = starred.length > 0 ? starred : views.slice(0, 5)
  return { first, rest: views.filter(view => !first.includes(view)) }
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

interface Page {
  data: Row[]
  next_cursor: string | null
  count?: number
}

async function rowsOf(question: ListQuestion, more: Record<string, string | number | undefined>): Promise<Page> {
  const query = {
    fields: shown,
    include: 'names',
    q: question.q || undefined,
    sort: question.sort || undefined,
    ...more,
  }
  const answer =
    question.view === 'all'
      ? await got(api.GET('/tickets', { params: ask(query) }))
      : await got(api.GET('/views/{view}/tickets', { params: { path: { view: question.view }, ...ask(query) } }))
  learnNames(answer.names?.persons)
  return { ...answer, data: (answer.data as Shown[]).map(slim) }
}

/** Twenty thousand rows are kept at once: of a clock only what a row shows of it. */
const slim = (row: Shown): Row => ({
  ...row,
  clocks: row.clocks.some(clock => clock.state === 'paused')
    ? row.clocks.filter(clock => clock.state === 'paused')
    : [],
})

export const rowsKey = (question: ListQuestion) => ['rows', question.view, question.q ?? '', question.sort ?? '']

export const useRows = (question: ListQuestion) =>
  useInfiniteQuery({
    queryKey: rowsKey(question),
    queryFn: ({ pageParam }) =>
      rowsOf(question, pageParam ? { limit: 200, cursor: pageParam } : { limit: 100, count: 'exact' }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next_cursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** The first rows as they are now, to tell what is new. */
export const newestRows = (question: ListQuestion) => rowsOf(question, { limit: 50 })

/** Of these tickets, those that belong to the list, as they are now. */
export const rowsAmong = async (question: ListQuestion, ids: string[]) =>
  (await rowsOf(question, { id: ids.slice(0, 200).join(','), limit: 200 })).data

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
