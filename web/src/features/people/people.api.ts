// People by what somebody types of them: login, name, pinyin, initials, number.
import { useQuery } from '@tanstack/react-query'
import { api, ask, got } from '~/api/client'
import { learnNames } from './names'

export const useFittingPeople = (words: string, enabled = true) =>
  useQuery({
    queryKey: ['persons', words],
    queryFn: async ({ signal }) => {
      const query = { q: words || undefined, active: 'true', limit: 20 }
      const { data } = await got(api.GET('/persons', { params: ask(query), signal }))
      learnNames(Object.fromEntries(data.map(person => [person.login ?? '', person.name])))
      return data.filter(person => person.login)
    },
    enabled,
    placeholderData: before => before,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  })
