// Names of people by their login: asked for in one request for all that a page shows, then kept.
import { useEffect, useSyncExternalStore } from 'react'
import { api, ask, got } from '~/api/client'

const names = new Map<string, string>()
const wanted = new Set<string>()
const listeners = new Set<() => void>()
let isAsking = false

/** Answers that carry names of people tell them here. */
export function learnNames(known: Record<string, string> | undefined) {
  if (!known) return
  for (const [login, name] of Object.entries(known)) names.set(login, name)
  for (const listener of listeners) listener()
}

async function fetchWanted() {
  const logins = [...wanted].slice(0, 100)
  for (const login of logins) wanted.delete(login)
  isAsking = wanted.size > 0
  if (isAsking) setTimeout(fetchWanted, 0)
  const page = await got(
    api.GET('/persons', { params: ask({ login: logins.join(','), fields: 'login,name', limit: 100 }) }),
  ).catch(() => null)
  for (const person of page?.data ?? []) names.set(person.login ?? '', person.name)
  for (const login of logins) if (!names.has(login)) names.set(login, login)
  for (const listener of listeners) listener()
}

function want(login: string) {
  if (names.has(login)) return
  wanted.add(login)
  if (isAsking) return
  isAsking = true
  setTimeout(fetchWanted, 20)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The name; until it is known, the login. */
export function useName(login: string | null | undefined): string {
  const name = useSyncExternalStore(subscribe, () => (login ? (names.get(login) ?? login) : ''))
  useEffect(() => {
    if (login) want(login)
  }, [login])
  return name
}
