// My tickets, as little of each as those need who asked for it.
import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'
import { learnNames } from '~/features/people/names'
import { nextStep } from './nextStep'

export type Which = 'open' | 'done' | 'team'
type Bilingual = Schemas['Bilingual']

const shown =
  'number,subject,state,pending_reason,pending_until,requester,assignee,group,clocks,created_at,updated_at,closed_at'
export type Row = Pick<
  Schemas['TicketView'],
  | 'number'
  | 'subject'
  | 'state'
  | 'pending_reason'
  | 'pending_until'
  | 'requester'
  | 'assignee'
  | 'group'
  | 'clocks'
  | 'created_at'
  | 'updated_at'
  | 'closed_at'
> & { groupName: Bilingual | undefined }

type Named = Schemas['TicketView'] & { names?: Schemas['Called'] }

const over = 'status:closed,cancelled'
const queries: Record<Which, string> = {
  open: `requester:me not ${over}`,
  done: `requester:me ${over}`,
  team: 'not requester:me',
}

const mostWords = 12

/** What somebody types stands for itself; signs of the query language have no meaning here. */
export function queryOf(which: Which, typed: string): string {
  const words = typed
    .replace(/["“”\\]/g, ' ')
    .split(/\s+/)
    .filter(word => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
  return [queries[which], ...words.map(word => `"${word}"`)].join(' ')
}

async function page(query: string, limit: number, cursor?: string) {
  const asked = ask({ q: query, sort: '-updated_at', fields: shown, include: 'names', limit, cursor })
  const { data, next_cursor, names } = await got(api.GET('/tickets', { params: asked }))
  learnNames(names?.persons)
  const rows = (data as Omit<Row, 'groupName'>[]).map(row => ({ ...row, groupName: names?.groups[row.group ?? ''] }))
  return { rows, next_cursor }
}

export const useMine = (which: Which, words: string, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['mine', which, words],
    queryFn: ({ pageParam }) => page(queryOf(which, words), 30, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
    placeholderData: before => before,
    enabled,
  })

const most = 3

/** Those first that wait for their requester. */
export const useFirstOpen = () =>
  useQuery({
    queryKey: ['mine', 'first'],
    queryFn: async () => {
      const { rows } = await page(queries.open, 20)
      const isYours = (row: Row) => Number(nextStep(row).isYours ?? false)
      return rows.sort((left, right) => isYours(right) - isYours(left)).slice(0, most)
    },
  })

/** The ticket, with what those are called who have to do with it. */
export const followQuery = (number: string) =>
  queryOptions({
    queryKey: ['ticket', number, 'followed'],
    queryFn: async () => {
      const params = { path: { ticket: number }, ...ask({ include: 'names' }) }
      const { names, ...ticket } = (await got(api.GET('/tickets/{ticket}', { params }))) as Named
      learnNames(names?.persons)
      return {
        ...ticket,
        groupName: names?.groups[ticket.group ?? ''],
        serviceName: names?.services[ticket.service ?? ''],
      }
    },
  })
export type Followed = Awaited<ReturnType<NonNullable<ReturnType<typeof followQuery>['queryFn']>>>

export const useFollowed = (number: string) => useQuery(followQuery(number))

export const useCourse = (number: string) =>
  useQuery({
    queryKey: ['ticket', number, 'course'],
    queryFn: async () => {
      const params = { path: { ticket: number }, ...ask({ include: 'names' }) }
      const { data, names } = await got(api.GET('/tickets/{ticket}/history', { params }))
      learnNames(names?.persons)
      return { happenings: data, groups: names?.groups ?? {} }
    },
  })
