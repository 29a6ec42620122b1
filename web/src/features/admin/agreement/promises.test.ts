import { expect, test } from 'vitest'
import { type PromiseRow, promised } from './promises'

const row: PromiseRow = {
  priority: 1,
  vip: false,
  calendar: null,
  respond_minutes: 15,
  next_response_minutes: null,
  resolve_minutes: 240,
}

test('the first word of a line adds it', () => {
  expect(promised([row], { priority: 2, vip: false }, { resolve_minutes: 480 })).toEqual([
    row,
    { ...row, priority: 2, respond_minutes: null, resolve_minutes: 480 },
  ])
})

test('a line for VIPs is another one than that of the same priority', () => {
  expect(promised([row], { priority: 1, vip: true }, { respond_minutes: 5 })).toHaveLength(2)
})

test('a line without a target is left out', () => {
  const once = promised([row], row, { respond_minutes: null })
  expect(once).toHaveLength(1)
  expect(promised(once, row, { resolve_minutes: null })).toEqual([])
})
