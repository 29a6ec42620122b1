// Lists of rows and their changes, by the paths that the tables of kinds name.
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { api, ask, got, ifMatch } from '~/api/client'
import type { AnyKind, Row, Values } from './kind'

interface List {
  data: Row[]
  next_cursor: string | null
}

// biome-ignore lint/suspicious/noExplicitAny: the paths stand in tables
type Untyped = (path: string, asked: object) => Promise<{ data?: any }>
const { GET, POST, PATCH, DELETE } = api as unknown as Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Untyped>

const most = 10_000

/** All rows of a list that has some hundreds or a few thousand. */
export const allQuery = (path: string) =>
  queryOptions({
    queryKey: ['rows', path, 'all'],
    queryFn: async () => {
      const rows: Row[] = []
      let cursor: string | undefined
      do {
        const page: List = await got(GET(path, { params: ask({ limit: 200, cursor }) }))
        rows.push(...page.data)
        cursor = page.next_cursor ?? undefined
      } while (cursor && rows.length < most)
      return rows
    },
    staleTime: 60_000,
  })

const nothing: List = { data: [], next_cursor: null }

const foundQuery = ({ path, find, withoutOver = { active: 'true' } }: AnyKind, words: string, isWhole: boolean) =>
  infiniteQueryOptions({
    queryKey: ['rows', path, 'found', words, isWhole],
    queryFn: async ({ pageParam }): Promise<List> => {
      const conditions = words ? await find!(words) : {}
      if (!conditions) return nothing
      const asked = { ...(isWhole ? {} : withoutOver), ...conditions, limit: 50, cursor: pageParam }
      return got(GET(path, { params: ask(asked) }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  })

/** What the server finds, page by page; `isWhole`: with those that are over. */
export const useFoundRows = (kind: AnyKind, words: string, isWhole: boolean) =>
  useInfiniteQuery({ ...foundQuery(kind, words, isWhole), enabled: Boolean(kind.find) })

/** Those that are called so, the first of them. */
export const useFitting = (path: string, words: string) =>
  useQuery({
    queryKey: ['rows', path, 'fitting', words],
    queryFn: async ({ signal }): Promise<Row[]> =>
      (await got(GET(path, { params: ask({ q: words || undefined, limit: 200 }), signal }))).data,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

export const useAllRows = (path: string, isWanted = true) => useQuery({ ...allQuery(path), enabled: isWanted })

export const useRow = (path: string, key: string | undefined) =>
  useQuery({
    queryKey: ['rows', path, 'one', key],
    queryFn: (): Promise<Row> => got(GET(`${path}/{row}`, { params: { path: { row: key } } })),
    enabled: key !== undefined,
    retry: false,
  })

/** The queries that show rows of the kind. */
export const shownBy = ({ path, shownBy = [] }: AnyKind) => [
  ['rows', path],
  [path.slice(1)],
  ...shownBy.map(name => [name]),
]

/** Lists become fresh by and by; nobody waits for them. */
function useRefresh(kind: AnyKind) {
  const client = useQueryClient()
  return (saved: Row | null) => {
    if (saved) client.setQueryData(['rows', kind.path, 'one', kind.keyOf(saved)], saved)
    for (const queryKey of shownBy(kind)) void client.invalidateQueries({ queryKey })
  }
}

interface Saved {
  /** Missing: it becomes a new one. */
  row: Row | null
  body: Values
  /** The version that was seen; `*`: whatever it is now. */
  version?: number
  /** Kept until it is saved, so that a new one is made once. */
  idempotencyKey: string
}

export function useSaveRow(kind: AnyKind) {
  const refresh = useRefresh(kind)
  return useMutation({
    mutationFn: ({ row, body, version, idempotencyKey }: Saved): Promise<Row> =>
      got(
        row
          ? PATCH(`${kind.path}/{row}`, {
              params: { path: { row: kind.keyOf(row) }, header: ifMatch(version ?? row.version) },
              body,
            })
          : POST(kind.path, { params: { header: { 'Idempotency-Key': idempotencyKey } }, body }),
      ),
    onSuccess: saved => refresh(saved),
  })
}

export function useRemoveRow(kind: AnyKind) {
  const refresh = useRefresh(kind)
  return useMutation({
    mutationFn: (row: Row) =>
      DELETE(`${kind.path}/{row}`, { params: { path: { row: kind.keyOf(row) }, header: ifMatch(row.version) } }),
    onSuccess: () => refresh(null),
  })
}
