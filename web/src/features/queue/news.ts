// What happens to the tickets of a list while somebody looks at it: rows are patched where they stand, and tickets that are not in the list
// yet are counted until they are asked for.
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { onEvent } from '~/lib/events'
import { type ListQuestion, newestRows, type Row, rowsKey } from './queue.api'

interface Change {
  field: string
  new: unknown
}

type Pages = InfiniteData<{ data: Row[]; next_cursor: string | null; count?: number }>

/** The pages with one row changed; the same ones where it is not among them. */
export function patched(
  pages: Pages | undefined,
  number: string,
  version: number | null,
  changes: Change[],
): Pages | undefined {
  if (!pages) return pages
  const page = pages.pages.findIndex(({ data }) => data.some(row => row.number === number))
  if (page < 0) return pages
  const data = pages.pages[page]!.data.map(row =>
    row.number !== number
      ? row
      : {
          ...row,
          ...Object.fromEntries(
            changes.filter(change => change.field in row).map(change => [change.field, change.new]),
          ),
          version: version ?? row.version,
        },
  )
  return { ...pages, pages: pages.pages.with(page, { ...pages.pages[page]!, data }) }
}

const settling = 400

export function useNews(question: ListQuestion) {
  const client = useQueryClient()
  const [count, setCount] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const { view, q, sort } = question

  useEffect(() => {
    const asked = { view, q, sort }
    const key = rowsKey(asked)
    setCount(0)
    const look = async () => {
      timer.current = undefined
      const known = new Set(client.getQueryData<Pages>(key)?.pages.flatMap(page => page.data.map(row => row.id)))
      if (known.size === 0 && !client.getQueryData(key)) return
      const first = await newestRows(asked).catch(() => null)
      if (first) setCount(first.data.filter(row => !known.has(row.id)).length)
    }
    const stop = onEvent(event => {
      if (event.data.object_kind !== 'ticket') return
      const number = String(event.data.number)
      client.setQueryData<Pages>(key, pages =>
        patched(pages, number, event.data.version as number | null, (event.data.changes ?? []) as Change[]),
      )
      timer.current ??= setTimeout(look, settling)
    })
    return () => {
      stop()
      clearTimeout(timer.current)
      timer.current = undefined
    }
  }, [client, view, q, sort])

  const show = useCallback(() => {
    setCount(0)
    void client.resetQueries({ queryKey: rowsKey({ view, q, sort }) })
  }, [client, view, q, sort])
  return { count, show }
}
