// Sends what was written: once, however often somebody presses after a lost line.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { freshKey } from '~/api/client'
import type { Ticket } from '~/features/ticket/ticket.api'
import { isOpen } from '~/features/ticket/words'
import { type Entry, type NewEntry, resolve, say } from './conversation.api'

export interface Sent {
  entry: Entry
  resolved: boolean
}

export function useSending({ number, state }: Pick<Ticket, 'number' | 'state'>) {
  const client = useQueryClient()
  const kept = useRef({ text: '', key: '', resolved: false })
  return useMutation({
    // Without a line somebody wants to know, not to wait.
    networkMode: 'always',
    /** With a code the ticket is resolved first: where that is refused, nothing has been said. */
    mutationFn: async ({ entry, code }: { entry: NewEntry; code?: string | undefined }): Promise<Sent> => {
      const text = JSON.stringify(entry)
      if (kept.current.text !== text) kept.current = { text, key: freshKey(), resolved: false }
      if (code && isOpen(state) && !kept.current.resolved) {
        await resolve(number, { code, text: entry.body })
        kept.current.resolved = true
      }
      return { entry: await say(number, entry, kept.current.key), resolved: kept.current.resolved }
    },
    // Without a line the ticket can not be read either; what went wrong is said at once.
    onSettled: () => void client.invalidateQueries({ queryKey: ['ticket', number] }),
  })
}
