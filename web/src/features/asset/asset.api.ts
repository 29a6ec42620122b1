// Configuration items by what somebody types of them.
import { useQuery } from '@tanstack/react-query'
import { api, ask, got } from '~/api/client'

export const useFittingCis = (words: string) =>
  useQuery({
    queryKey: ['found-cis', words],
    queryFn: async ({ signal }) =>
      (await got(api.GET('/search', { params: ask({ q: words, kind: 'ci', limit: 12 }), signal }))).data,
    enabled: words !== '',
    placeholderData: before => before,
    retry: false,
  })
