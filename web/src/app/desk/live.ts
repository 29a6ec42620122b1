// What the live stream says makes the data of the pages fresh; lists patch their rows themselves (features/queue/news.ts).
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listenToEvents, onEvent } from '~/lib/events'

const settling = 150

export function useAnswerToEvents() {
  const client = useQueryClient()
  useEffect(() => {
    const stop = listenToEvents()
    const stale = new Set<string>()
    let counted: ReturnType<typeof setTimeout> | undefined
    let refreshed: ReturnType<typeof setTimeout> | undefined

    const refresh = () => {
      refreshed = undefined
      for (const number of stale) void client.invalidateQueries({ queryKey: ['ticket', number] })
      stale.clear()
    }
    const count = () => {
      counted = undefined
      void client.invalidateQueries({ queryKey: ['counts'] })
    }
    const off = onEvent(({ type, data }) => {
      if (type === 'reset') return void client.invalidateQueries()
      if (type.startsWith('notice.')) return void client.invalidateQueries({ queryKey: ['notices'] })
      if (data.object_kind !== 'ticket' && !data.number) return
      stale.add(String(data.number))
      refreshed ??= setTimeout(refresh, settling)
      if (data.object_kind === 'ticket') counted ??= setTimeout(count, 1000)
    })
    return () => {
      off()
      stop()
      clearTimeout(counted)
      clearTimeout(refreshed)
    }
  }, [client])
}
