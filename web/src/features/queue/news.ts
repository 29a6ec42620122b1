// What happens to the tickets of a list while somebody looks at it: rows are patched where they stand, what a colleague has taken out of the
// list is marked, what one has taken out oneself goes; tickets that are not in the list yet are counted until they are asked for.
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useMe } from '~/features/account/me.api'
import { onEvent } from '~/lib/events'
import { type ListQuestion, newestRows, type Row, rowsAmong, rowsKey } from './queue.api'

interface Change {
  field: string
  new: unknown
}

export type Pages = InfiniteData<{ data: Row[]; next_cursor: string | null; count?: number }>

const mapped = (pages: Pages, change: (row: Row) => Row): Pages => ({
  ...pages,
  pages: pages.pages.map(page => {
    const data = page.data.map(change)
    return data.every((row, index) => row === page.data[index]) ? page : { ...page, data }
  }),
})

/** The pages with one row changed, as far as the event tells what a row shows. */
export function patched(pages: Pages, number: string, version: number | null, changes: Change[]): Pages {
  return mapped(pages, row =>
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
}

/** The touched rows as they are now; those that no longer belong to the list are marked. */
export function renewed(pages: Pages, touched: ReadonlySet<string>, inside: Row[]): Pages {
  const now = new Map(inside.map(row => [row.id, row]))
  return mapped(pages, row => (touched.has(row.id) ? (now.get(row.id) ?? { ...row, left: true }) : row))
}

/** The pages without some rows. */
export function without(pages: Pages, gone: ReadonlySet<string>): Pages {
  let removed = 0
  const kept = pages.pages.map(page => {
    const data = page.data.filter(row => !gone.has(row.id))
    removed += page.data.length - data.length
    return data.length === page.data.length ? page : { ...page, data }
  })
  const [first, ...rest] = kept
  if (!first || removed === 0) return pages
  return { ...pages, pages: [{ ...first, count: (first.count ?? removed) - removed }, ...rest] }
}

/** The pages with a row back where it stood: among the rows of all pages, at that place. */
export function restored(pages: Pages, row: Row, place: number): Pages {
  const [first, ...rest] = pages.pages
  if (!first || pages.pages.some(page => page.data.some(other => other.id === row.id))) return pages
  const counted = { ...first, count: (first.count ?? 0) + 1 }
  let before = 0
  const index = pages.pages.findIndex(page => {
    before += page.data.length
    return place <= before
  })
  const all = [counted, ...rest]
  const page = all[Math.max(index, 0)]!
  const data = page.data.toSpliced(place - (before - page.data.length), 0, row)
  return { ...pages, pages: all.with(Math.max(index, 0), { ...page, data }) }
}

const settling = 400
const rowsOf = (pages: Pages | undefined) => pages?.pages.flatMap(page => page.data) ?? []

interface Told {
  /** Which tickets go from the list by one's own deed, before they do. */
  leaving: (numbers: string[]) => void
  /** One of them is back, because the deed was taken back. */
  returned: (number: string) => void
}

export function useNews(question: ListQuestion, tell: Told) {
  const client = useQueryClient()
  const me = useMe().id
  const [count, setCount] = useState(0)
  const told = useRef(tell)
  told.current = tell
  const { view, q, sort } = question

  useEffect(() => {
    const asked = { view, q, sort }
    const key = rowsKey(asked)
    const touched = new Set<string>()
    const mine = new Set<string>()
    const left = new Map<string, number>()
    let timer: ReturnType<typeof setTimeout> | undefined
    setCount(0)

    const renew = async () => {
      const ids = new Set([...touched].slice(0, 200))
      const own = new Set([...mine].filter(id => ids.has(id)))
      for (const id of ids) touched.delete(id)
      for (const id of own) mine.delete(id)
      if (ids.size === 0) return
      const inside = await rowsAmong(asked, [...ids])
      const gone = new Set([...own].filter(id => !inside.some(row => row.id === id)))
      const rows = rowsOf(client.getQueryData<Pages>(key))
      const leaving = rows.filter(row => gone.has(row.id))
      if (leaving.length > 0) told.current.leaving(leaving.map(row => row.number))
      client.setQueryData<Pages>(key, pages => pages && without(renewed(pages, ids, inside), gone))
      for (const row of leaving) left.set(row.id, rows.indexOf(row))
      for (const row of inside.filter(({ id }) => left.has(id))) {
        const place = left.get(row.id)!
        left.delete(row.id)
        client.setQueryData<Pages>(key, pages => pages && restored(pages, row, place))
        told.current.returned(row.number)
      }
    }
    const look = async () => {
      timer = undefined
      if (!client.getQueryData(key)) return
      await renew()
      const known = new Set(rowsOf(client.getQueryData<Pages>(key)).map(row => row.id))
      const first = await newestRows(asked)
      setCount(first.data.filter(row => !known.has(row.id)).length)
    }
    const stop = onEvent(({ data }) => {
      if (data.object_kind !== 'ticket') return
      const id = String(data.object_id)
      const changes = (data.changes ?? []) as Change[]
      if (left.has(id) || rowsOf(client.getQueryData<Pages>(key)).some(row => row.id === id)) {
        touched.add(id)
        if (String(data.actor) === me) mine.add(id)
        client.setQueryData<Pages>(
          key,
          pages => pages && patched(pages, String(data.number), data.version as number | null, changes),
        )
      }
      timer ??= setTimeout(() => void look().catch(() => undefined), settling)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client, me, view, q, sort])

  const show = useCallback(() => {
    setCount(0)
    void client.resetQueries({ queryKey: rowsKey({ view, q, sort }) })
  }, [client, view, q, sort])
  return useMemo(() => ({ count, show }), [count, show])
}
