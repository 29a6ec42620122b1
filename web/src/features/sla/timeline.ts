// A clock laid out on a line from its start to whatever comes last: what counted, what stood still, and the moments that matter.
import type { ClockExplanation } from './sla.api'

export interface Stretch {
  kind: 'counted' | 'to_come' | 'paused'
  from: number
  to: number
  cause?: string
}

export interface Mark {
  kind: 'now' | 'due' | 'warning' | 'breached' | 'stopped' | 'former'
  at: number
  percent?: number
}

export interface Timeline {
  from: number
  to: number
  stretches: Stretch[]
  marks: Mark[]
}

const ms = (text: string) => Date.parse(text)

export function timelineOf(clock: ClockExplanation, now: number, warnings: number[] = [50, 75, 90]): Timeline {
  const isOver = clock.stopped_at !== null
  const end = isOver ? ms(clock.stopped_at!) : now
  const stretches: Stretch[] = [
    ...clock.counted.map(({ from, to, is_past }) => ({
      kind: is_past ? ('counted' as const) : ('to_come' as const),
      from: ms(from),
      to: ms(to),
    })),
    ...clock.paused.map(({ from, to, cause }) => ({
      kind: 'paused' as const,
      from: ms(from),
      to: to ? ms(to) : end,
      cause,
    })),
  ].sort((left, right) => left.from - right.from)

  const marks: Mark[] = clock.former.filter(row => row.due_at).map(row => ({ kind: 'former', at: ms(row.due_at!) }))
  for (const percent of warnings) {
    const at = reached(clock, (clock.target_seconds * percent) / 100)
    if (at !== null) marks.push({ kind: 'warning', at, percent })
  }
  const due = clock.due_at ? ms(clock.due_at) : reached(clock, clock.target_seconds)
  if (due !== null) marks.push({ kind: 'due', at: due })
  if (clock.breached_at) marks.push({ kind: 'breached', at: ms(clock.breached_at) })
  marks.push(isOver ? { kind: 'stopped', at: end } : { kind: 'now', at: now })

  const from = ms(clock.started_at)
  const last = Math.max(from + 60_000, end, ...marks.map(mark => mark.at), ...stretches.map(stretch => stretch.to))
  const once = marks.filter(
    (mark, index) => marks.findIndex(other => other.kind === mark.kind && other.at === mark.at) === index,
  )
  return { from, to: last, stretches, marks: once.sort((left, right) => left.at - right.at) }
}

/** When so many seconds had been counted, or will be. */
export function reached(clock: Pick<ClockExplanation, 'counted'>, seconds: number): number | null {
  for (const { from, seconds: length, total_seconds: total } of clock.counted)
    if (total >= seconds) return ms(from) + (length - (total - seconds)) * 1000
  return null
}

/** From 0 to 1. */
export const place = ({ from, to }: Timeline, at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)))
