// Doing something to a ticket: by its route, with the version that was seen, and undone by `z` where there is a way back.
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ifMatch } from '~/api/client'
import { createStore } from '~/lib/store'
import type { Ticket, TicketPatch } from '../ticket.api'
import { insist } from './clash'

interface Seen {
  path: { ticket: string }
  header: { 'If-Match': string }
}

export interface Deed {
  send: (seen: Seen, mine?: string[]) => Promise<{ data?: Ticket }>
  /** Translated: what has been done, for the notice of it. */
  done?: string
  /** The fields of an edit. */
  asked?: string[]
  undo?: (before: Ticket, after: Ticket) => Deed
}

export interface Undoable {
  ticket: Ticket
  done: string
  undo: Deed
}
export const lastDone = createStore<Undoable | null>(null)

export async function perform(client: QueryClient, ticket: Ticket, deed: Deed): Promise<Ticket> {
  const after = await insist(
    async (version, mine) => {
      const seen = { path: { ticket: ticket.number }, header: ifMatch(version) }
      return (await deed.send(seen, mine)).data as Ticket
    },
    ticket.version,
    deed.asked ?? null,
  )
  keep(client, after)
  // With another kind it has another number, to which the earlier one leads.
  if (after.id === ticket.id && after.number !== ticket.number) client.setQueryData(['ticket', ticket.number], after)
  if (deed.undo && deed.done) lastDone.set({ ticket: after, done: deed.done, undo: deed.undo(ticket, after) })
  return after
}

/** The answer is the ticket as it is now; what hangs on it is asked for again. */
export function keep(client: QueryClient, ticket: Ticket) {
  client.setQueryData(['ticket', ticket.number], ticket)
  void client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'ticket' && queryKey[1] === ticket.number && queryKey.length > 2,
  })
}

export function useDeed(ticket: Ticket) {
  const client = useQueryClient()
  return useMutation({ mutationFn: (deed: Deed) => perform(client, ticket, deed) })
}

const picked = (patch: TicketPatch, fields: string[]) =>
  Object.fromEntries(Object.entries(patch).filter(([field]) => fields.includes(field))) as TicketPatch

export const edit = (patch: TicketPatch, done?: string): Deed => ({
  asked: Object.keys(patch),
  send: (seen, mine) =>
    api.PATCH('/tickets/{ticket}', { params: seen, body: mine ? picked(patch, mine) : patch }) as Promise<{
      data?: Ticket
    }>,
  ...(done ? { done, undo: before => edit(asItWas(patch, before)) } : {}),
})

function asItWas(patch: TicketPatch, before: Ticket): TicketPatch {
  const was: Record<string, unknown> = {}
  for (const field of Object.keys(patch)) was[field] = before[field as keyof Ticket]
  if ('priority' in patch && before.priority_source === 'computed') {
    was.priority = null
    was.priority_reason = null
  }
  if (patch.custom_fields) {
    const codes = Object.keys(patch.custom_fields)
    was.custom_fields = Object.fromEntries(codes.map(code => [code, before.custom_fields[code] ?? null]))
  }
  return was as TicketPatch
}
