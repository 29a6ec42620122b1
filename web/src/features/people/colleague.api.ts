// Colleagues by what somebody types of them: name, pinyin, login, or the whole mail address.
import { useQuery } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'
import { learnNames } from './names'

export type Colleague = Schemas['Colleague']

export const useColleagues = (words: string) =>
  useQuery({
    queryKey: ['colleagues', words],
    queryFn: async ({ signal }) => {
      const { data } = await got(api.GET('/colleagues', { params: { query: { q: words } }, signal }))
      learnNames(Object.fromEntries(data.map(({ login, name }) => [login, name])))
      return data
    },
    enabled: words !== '',
    placeholderData: before => before,
    staleTime: 60_000,
    retry: false,
  })
