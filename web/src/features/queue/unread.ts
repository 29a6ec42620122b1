// Which tickets have changed since somebody last opened them: kept in this browser, for the latest two thousand that were opened.
import { useEffect, useSyncExternalStore } from 'react'
import { useMe } from '~/features/account/me.api'
import { useStays } from '~/lib/stateOf'

const most = 2000

/** The versions with one more, the oldest forgotten. */
export function remembered(seen: Map<string, number>, number: string, version: number, limit = most) {
  seen.delete(number)
  seen.set(number, version)
  for (const oldest of seen.keys()) {
    if (seen.size <= limit) break
    seen.delete(oldest)
  }
}

let place = ''
let seen = new Map<string, number>()
const listeners = new Set<() => void>()

function load(login: string) {
  if (place === `seen ${login}`) return
  place = `seen ${login}`
  try {
    seen = new Map(JSON.parse(localStorage.getItem(place) ?? '[]'))
  } catch {
    seen = new Map()
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useUnread(number: string, version: number): boolean {
  load(useMe().login)
  return useSyncExternalStore(subscribe, () => (seen.get(number) ?? version) < version)
}

/** What stands open is seen, with every change that comes while it does. */
export function useSeeing(number: string | undefined, version: number | undefined) {
  const me = useMe()
  const stays = useStays(number ?? '')
  useEffect(() => {
    if (!number || !version || !stays) return
    load(me.login)
    if (seen.get(number) === version) return
    remembered(seen, number, version)
    localStorage.setItem(place, JSON.stringify([...seen]))
    for (const listener of listeners) listener()
  }, [me.login, number, version, stays])
}
