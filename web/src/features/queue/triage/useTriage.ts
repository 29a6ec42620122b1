// The tickets that nobody has, one at a time. What is done to one is done at once on the page: the next one stands there while the server
// is told; what it refuses comes back with the reason, and `z` takes back one deed after the other.
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Deed, perform } from '~/features/ticket/deed/deed'
import { type Ticket, ticketQuery } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { useNews } from '../news'
import { type ListQuestion, useRows } from '../queue.api'

interface Done {
  number: string
  /** Known once it has been done. */
  undo: Deed | null
  after?: Ticket
}

export function useTriage(question: ListQuestion) {
  const list = useRows(question)
  const news = useNews(question, { leaving: () => undefined, returned: () => undefined })
  const [handled, setHandled] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState(0)
  const [back, setBack] = useState<string | null>(null)
  const { run, undo, count } = useDeeds(
    number => {
      setHandled(before => new Set([...before, number]))
      setBack(before => (before === number ? null : before))
    },
    number => {
      setHandled(before => new Set([...before].filter(other => other !== number)))
      setBack(number)
    },
  )
  const waiting = useMemo(
    () => (list.data?.pages.flatMap(page => page.data) ?? []).filter(row => !row.left && !handled.has(row.number)),
    [list.data, handled],
  )
  const index = Math.min(at, Math.max(waiting.length - 1, 0))
  const current = back ?? waiting[index]?.number
  const next = useMemo(() => waiting.slice(index + 1, index + 4).map(row => row.number), [waiting, index])

  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list
  useEffect(() => {
    if (waiting.length < 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [waiting.length, hasNextPage, isFetchingNextPage, fetchNextPage])
  usePrefetch(next)

  const step = (by: number) => {
    const from = back ? waiting.findIndex(row => row.number === back) : index
    setBack(null)
    setAt(Math.min(Math.max(from < 0 ? index : from + by, 0), Math.max(waiting.length - 1, 0)))
  }
  const total = Math.max((list.data?.pages[0]?.count ?? 0) - (list.data ? goneOf(list.data.pages, handled) : 0), 0)
  return {
    list,
    news,
    current,
    next: waiting[back ? index : index + 1],
    index,
    total,
    step,
    run,
    undo,
    undoable: count > 0,
  }
}

/** How many of the handled ones are still counted with the list. */
const goneOf = (pages: { data: { number: string }[] }[], handled: ReadonlySet<string>) =>
  pages.reduce((sum, page) => sum + page.data.filter(row => handled.has(row.number)).length, 0)

function usePrefetch(numbers: string[]) {
  const client = useQueryClient()
  useEffect(() => {
    for (const number of numbers) void client.prefetchQuery(ticketQuery(number))
  }, [client, numbers])
}

/** `leaves`: the ticket needs no triage any more; `returns`: it was refused, or taken back. */
function useDeeds(leaves: (number: string) => void, returns: (number: string) => void) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const reason = useReason()
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const [done, setDone] = useState<Done[]>([])

  const inLine = useCallback(
    (number: string, work: () => Promise<unknown>) => {
      line.current = line.current.then(work).catch(problem => {
        notifications.show({ color: 'red', title: number, message: reason(problem), autoClose: 8000 })
        void client.invalidateQueries({ queryKey: ['ticket', number] })
        returns(number)
      })
    },
    [client, reason, returns],
  )

  const run = (ticket: Ticket, deed: Deed, ends: boolean) => {
    if (ends) leaves(ticket.number)
    const step: Done = { number: ticket.number, undo: null }
    if (deed.undo) setDone(before => [...before, step])
    inLine(ticket.number, async () => {
      try {
        const before = client.getQueryData(ticketQuery(ticket.number).queryKey) ?? ticket
        const after = await perform(client, before, deed)
        step.undo = deed.undo?.(before, after) ?? null
        step.after = after
      } catch (problem) {
        setDone(before => before.filter(other => other !== step))
        throw problem
      }
    })
  }
  const undo = () => {
    const last = done.at(-1)
    if (!last) return
    setDone(done.slice(0, -1))
    inLine(last.number, async () => {
      if (!last.undo || !last.after) return
      await perform(client, last.after, last.undo)
      returns(last.number)
      notifications.show({ message: t('Undone: {{done}}', { done: last.number }), autoClose: 3000 })
    })
  }
  return { run, undo, count: done.length }
}
