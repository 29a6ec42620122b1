// Which ticket's composer is open and what it is for. Others open it by `openComposer`.
import { createStore, useStore } from '~/lib/store'
import type { NewEntry } from './conversation.api'

export type EntryKind = Exclude<NewEntry['kind'], 'news'>

interface Opened {
  number: string
  kind: EntryKind
  /** What it begins with instead of a draft: a reply that was taken back. */
  given?: { body: string; attachments: string[] } | undefined
}

const opened = createStore<Opened | null>(null)

export const openComposer = (number: string, kind: EntryKind, given?: Opened['given']) =>
  opened.set({ number, kind, given })
export const closeComposer = () => opened.set(null)

export function useOpened(number: string): Opened | null {
  const which = useStore(opened)
  return which?.number === number ? which : null
}
