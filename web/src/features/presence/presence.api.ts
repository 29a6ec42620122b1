// Who looks at a ticket and who writes: told to the server while the page is seen, and heard of by the live stream.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, got, type Schemas } from '~/api/client'
import { Problem } from '~/api/problem'
import { useMe } from '~/features/account/me.api'
import { onEvent } from '~/lib/events'
import { createStore, useStore } from '~/lib/store'
import { type Doing, type Here, type Told, withTold } from './here'

const presenceKey = (number: string) => ['ticket', number, 'presence']
const at = (ticket: string) => ({ params: { path: { ticket } } })

/** The others; who is signed in knows what he does himself. */
export function useOthers(number: string): Here[] {
  const client = useQueryClient()
  const me = useMe()
  const { data = [] } = useQuery({
    queryKey: presenceKey(number),
    queryFn: async () =>
      ((await got(api.GET('/tickets/{ticket}/presence', at(number)))) as { data: Schemas['PresenceView'][] }).data,
    retry: false,
  })
  useEffect(
    () =>
      onEvent(({ type, data: told }) => {
        if (type !== 'presence.changed' || told.ticket !== number) return
        client.setQueryData<Here[]>(presenceKey(number), (here = []) => withTold(here, told as unknown as Told))
      }),
    [client, number],
  )
  return data.filter(here => here.person !== me.login)
}

const written = createStore<string | null>(null)

/** The ticket about which something is being written in this window. */
export const setWriting = (number: string | null) => {
  if (written.get() !== number) written.set(number)
}

const patience = 400
const renewal = 20_000

/** Says that somebody is there as long as the component stands; tickets that are only passed by are not mentioned. */
export function useBeingThere(number: string) {
  const doing: Doing = useStore(written) === number ? 'writing' : 'viewing'
  useEffect(() => {
    let isRefused = false
    const tell = () => {
      if (document.hidden || isRefused) return
      api.PUT('/tickets/{ticket}/presence', { ...at(number), body: { doing } }).catch(problem => {
        // Of tickets out of somebody's reach nobody is told that he looks at them.
        isRefused = problem instanceof Problem && problem.status === 403
      })
    }
    const first = setTimeout(tell, patience)
    const next = setInterval(tell, renewal)
    document.addEventListener('visibilitychange', tell)
    return () => {
      clearTimeout(first)
      clearInterval(next)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [number, doing])

  useEffect(() => {
    const began = Date.now()
    const leave = () => {
      if (Date.now() - began > patience)
        api.DELETE('/tickets/{ticket}/presence', { ...at(number), keepalive: true }).catch(() => undefined)
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      // The next ticket is shown first.
      setTimeout(leave)
    }
  }, [number])
}
