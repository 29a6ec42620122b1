// Tickets, people, services and configuration items by words.
import { useQuery } from '@tanstack/react-query'
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
