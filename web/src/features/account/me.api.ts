// Who is signed in, what he may do, and how he likes his page.
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { api, got, type Schemas } from '~/api/client'
import { mayPass } from '~/api/problem'

export type Me = Schemas['Me']

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => got(api.GET('/me')),
  staleTime: 300_000,
  retry: (times, problem) => times < 5 && mayPass(problem),
})

/** Asks again in its time, once it is known that somebody is signed in. */
export const useKnownMe = () => useQuery({ ...meQuery, enabled: ({ state }) => state.data !== undefined }).data

export const MeContext = createContext<Me | undefined>(undefined)

/** Within the shell somebody always is signed in; who has just signed in is known a moment before the context hears of it. */
export function useMe(): Me {
  const client = useQueryClient()
  return useContext(MeContext) ?? client.getQueryData<Me>(meQuery.queryKey)!
}

/** Whether somebody may do a thing at all; where exactly is the server's word. */
export const may = (me: Me, right: string) => right in (me.rights as Record<string, string>)

const administering = [
  'person.manage',
  'group.manage',
  'role.manage',
  'token.manage',
  'catalog.manage',
  'desk.manage',
  'ci.manage',
  'import.run',
  'job.manage',
]

/** Whether the administration has a page for somebody. */
export const administers = (me: Me) =>
  administering.some(right => may(me, right)) || (me.rights as Record<string, string>)['audit.read'] === 'all'

/** Whether somebody works at the desk, or only asks it. */
export const isStaff = (me: Me) => me.roles.some(role => role !== 'requester')

const place = 'me'

/** Who was here last: the portal opens without a line as well, to write a report that is sent later. */
export const keepMe = (me: Me) => localStorage.setItem(place, JSON.stringify(me))
export function keptMe(): Me | null {
  const text = localStorage.getItem(place)
  return text ? (JSON.parse(text) as Me) : null
}

export const signIn = (login: string, password: string) => got(api.POST('/sessions', { body: { login, password } }))

export function useSignOut() {
  const client = useQueryClient()
  return async () => {
    await api.DELETE('/sessions')
    localStorage.removeItem(place)
    client.clear()
    location.assign('/sign-in')
  }
}
