// What somebody will look at next is read while he looks at the current ticket: the tickets a handful at a time, of the very next one also
// what was said.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { entriesQuery } from '~/features/conversation/conversation.api'
import { readTickets, ticketQuery } from '~/features/ticket/ticket.api'
import type { Row } from './queue.api'

const ahead = 10
const patience = 100
/** Of what was said so many are rendered ahead at most. */
const mostRendered = 10

export function useComing(rows: Row[], current: string | undefined) {
  const client = useQueryClient()
  const isReading = useRef(false)
  useEffect(() => {
    if (!current) return
    const at = rows.findIndex(row => row.number === current)
    const coming = rows.slice(at + 1, at + 1 + ahead)
    const unknown = coming.filter(({ number }) => !client.getQueryData(ticketQuery(number).queryKey))
    if (!isReading.current && unknown.some(row => coming.indexOf(row) < ahead / 2)) {
      isReading.current = true
      // The current one is shown first.
      setTimeout(async () => {
        await readTickets(client, unknown)
        isReading.current = false
      })
    }
    const [next] = coming
    if (!next) return
    const timer = setTimeout(() => void readSaid(client, next.number), patience)
    return () => clearTimeout(timer)
  }, [client, rows, current])
}

/** What was said about a ticket, and its description, ready to be shown. */
async function readSaid(client: QueryClient, number: string) {
  const { prepare } = await import('~/features/conversation/Markdown')
  await client.prefetchInfiniteQuery(entriesQuery(number))
  prepare(client.getQueryData(ticketQuery(number).queryKey)?.description ?? '')
  for (const page of client.getQueryData(entriesQuery(number).queryKey)?.pages ?? [])
    for (const { body, mentions } of page.data.slice(-mostRendered)) prepare(body, mentions)
}
