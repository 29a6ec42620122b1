import { expect, test } from 'vitest'
import type { ClockExplanation } from './sla.api'
import { place, reached, timelineOf } from './timeline'

const clock = {
  metric: 'resolve',
  state: 'running',
  target_seconds: 7200,
  started_at: '2026-11-26T09:00:00Z',
  due_at: '2026-11-26T13:00:00Z',
  stopped_at: null,
  breached_at: null,
  counted: [
    { from: '2026-11-26T09:00:00Z', to: '2026-11-26T10:00:00Z', seconds: 3600, total_seconds: 3600, is_past: true },
    { from: '2026-11-26T12:00:00Z', to: '2026-11-26T13:00:00Z', seconds: 3600, total_seconds: 7200, is_past: false },
  ],
  paused: [{ from: '2026-11-26T10:00:00Z', to: '2026-11-26T12:00:00Z', cause: 'awaiting_user' }],
  former: [],
} as unknown as ClockExplanation

const now = Date.parse('2026-11-26T12:00:00Z')

test('two hours of waiting for the user lie between two hours that count', () => {
  const { stretches } = timelineOf(clock, now)
  expect(stretches.map(({ kind, cause }) => [kind, cause])).toEqual([
    ['counted', undefined],
    ['paused', 'awaiting_user'],
    ['to_come', undefined],
  ])
})

test('half of the time is used up when the first hour has been counted', () => {
  expect(reached(clock, 3600)).toBe(Date.parse('2026-11-26T10:00:00Z'))
  expect(reached(clock, 5400)).toBe(Date.parse('2026-11-26T12:30:00Z'))
  expect(reached(clock, 9999)).toBeNull()
})

test('the line ends where the promise is due', () => {
  const line = timelineOf(clock, now)
  expect(place(line, Date.parse('2026-11-26T13:00:00Z'))).toBe(1)
  expect(place(line, now)).toBe(0.75)
})

test('a clock that still waits for the user is paused up to now', () => {
  const waiting = { ...clock, paused: [{ from: '2026-11-26T10:00:00Z', to: null, cause: 'awaiting_user' }] }
  expect(timelineOf(waiting as ClockExplanation, now).stretches.find(row => row.kind === 'paused')!.to).toBe(now)
})
