// How somebody likes the pages: kept on the server, so that they follow him to another machine; the browser keeps them for the first paint.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'

export type Preferences = Schemas['Preferences']

export const preferencesQuery = {
  queryKey: ['preferences'],
  queryFn: () => got(api.GET('/me/preferences')),
  staleTime: 300_000,
}

export const usePreferences = () => useQuery(preferencesQuery).data

/** What is changed is seen at once, and put back where the server refuses it. */
export function usePrefer() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (changed: Partial<Preferences>) => {
      const { theme, density, shortcuts, keys } = { ...client.getQueryData<Preferences>(['preferences'])!, ...changed }
      return got(api.PUT('/me/preferences', { body: { theme, density, shortcuts, keys } }))
    },
    onMutate: changed => {
      const before = client.getQueryData<Preferences>(['preferences'])
      if (before) client.setQueryData(['preferences'], { ...before, ...changed })
      return before
    },
    onError: (_problem, _changed, before) => client.setQueryData(['preferences'], before),
  })
}
