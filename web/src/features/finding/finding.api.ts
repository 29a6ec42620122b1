// Tickets, people, services and configuration items by words.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'

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
