// Who is at which ticket, as the live stream tells it; for the rows of a list.
import { useSyncExternalStore } from 'react'
import { useMe } from '~/features/account/me.api'
import { type Here, type Told, withTold } from '~/features/presence/here'
import { currentLine, onEvent, onLine } from '~/lib/events'

const nobody: Here[] = []
const present = new Map<string, Here[]>()
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

onEvent(({ type, data }) => {
  if (type !== 'presence.changed') return
  const told = data as unknown as Told
  const here = withTold(present.get(told.ticket) ?? nobody, told)
  if (here.length > 0) present.set(told.ticket, here)
  else present.delete(told.ticket)
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
export function usePresences(ticket: string): Here[] {
  const me = useMe().login
  const all = useSyncExternalStore(subscribe, () => present.get(ticket) ?? nobody)
  return all.filter(other => other.person !== me)
}
