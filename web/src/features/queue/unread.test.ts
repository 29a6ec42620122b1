import { expect, test } from 'vitest'
import { remembered } from './unread'

test('the latest opened are remembered, the oldest forgotten', () => {
  const seen = new Map([
    ['INC-1', 3],
    ['INC-2', 1],
  ])
  remembered(seen, 'INC-1', 4, 2)
  remembered(seen, 'INC-3', 9, 2)
  expect([...seen]).toEqual([
    ['INC-1', 4],
    ['INC-3', 9],
  ])
})
