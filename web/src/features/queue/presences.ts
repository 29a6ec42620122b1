// Who is at which ticket, as the live stream tells it; for the rows of a list.
import { useSyncExternalStore } from 'react'
import { useMe } from '~/features/account/me.api'
import { currentLine, onEvent, onLine } from '~/lib/events'

export interface Presence {
  person: string
  doing: 'viewing' | 'writing'
}

const nobody: Presence[] = []
const present = new Map<string, Presence[]>()
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

onEvent(({ type, data }) => {
  if (type !== 'presence.changed') return
  const ticket = String(data.ticket)
  const others = (present.get(ticket) ?? nobody).filter(other => other.person !== data.person)
  const doing = data.doing as Presence['doing'] | null
  const now = doing ? [...others, { person: String(data.person), doing }] : others
  if (now.length > 0) present.set(ticket, now)
  else present.delete(ticket)
  tell()
})

onLine(() => {
  if (currentLine() !== 'lost') return
  present.clear()
  tell()
})

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The others at a ticket. */
export function usePresences(ticket: string): Presence[] {
  const me = useMe().login
  const all = useSyncExternalStore(subscribe, () => present.get(ticket) ?? nobody)
  return all.filter(other => other.person !== me)
}
