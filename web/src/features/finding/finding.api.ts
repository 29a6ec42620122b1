// Tickets, people, services and configuration items by words.
import { useDebouncedValue } from '@mantine/hooks'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'
import { Problem } from '~/api/problem'

export type Hit = Schemas['Hit']

export const useFound = (words: string) =>
  useQuery({
    queryKey: ['found', words],
    queryFn: async ({ signal }) =>
      (await got(api.GET('/search', { params: ask({ q: words, limit: 8 }), signal }))).data,
    enabled: words.length > 0,
    placeholderData: before => (words ? before : undefined),
    retry: false,
  })

export type Completions = Schemas['Completions']

/** How a query may go on at the cursor; people, groups and services by pinyin and initials as well. */
export const completionsQuery = (q: string, at: number) =>
  queryOptions({
    queryKey: ['completions', q, at],
    queryFn: ({ signal }) => got(api.GET('/search/completions', { params: ask({ q, at }), signal })),
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  })

export function useCompletions(q: string, at: number, isWanted: boolean) {
  const [settled] = useDebouncedValue(`${at} ${q}`, 60)
  const isSettled = settled === `${at} ${q}`
  return useQuery({
    ...completionsQuery(q, at),
    enabled: isWanted && isSettled,
    placeholderData: isWanted && !isSettled ? before => before : undefined,
  })
}

export interface Mistake {
  detail: string
  position: number | null
}

/** What is wrong with the query by which a list was asked for; null where it is no fault of the query. */
export function mistakeIn(error: unknown): Mistake | null {
  const found = error instanceof Problem && error.errors.find(({ pointer }) => pointer === '/query/q')
  return found ? { detail: found.detail, position: (found as { position?: number }).position ?? null } : null
}
