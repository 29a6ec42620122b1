// Several tickets become one: each is merged by itself, and what is refused says so beside its number.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '~/api/client'
import { useReason } from '~/ui/Failure'

export const mostMerged = 20

export interface Merging {
  done: string[]
  refused: Record<string, string>
  isRunning: boolean
}

export function useMerging() {
  const client = useQueryClient()
  const reason = useReason()
  const [state, setState] = useState<Merging>({ done: [], refused: {}, isRunning: false })

  const run = async (numbers: string[], into: string) => {
    const now: Merging = { done: [], refused: {}, isRunning: true }
    setState({ ...now })
    for (const number of numbers.filter(other => other !== into)) {
      const at = { path: { ticket: number }, header: { 'If-Match': '*' } }
      try {
        await got(api.POST('/tickets/{ticket}/merge', { params: at, body: { into } }))
        now.done = [...now.done, number]
      } catch (problem) {
        now.refused = { ...now.refused, [number]: reason(problem) }
      }
      setState({ ...now })
    }
    void client.invalidateQueries({ queryKey: ['ticket', into] })
    setState({ ...now, isRunning: false })
    return Object.keys(now.refused).length === 0
  }
  return { ...state, run }
}
