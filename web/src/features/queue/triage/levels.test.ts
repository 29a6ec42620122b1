import { expect, test } from 'vitest'
import { levelsFor } from './levels'

const matrix = [
  [1, 1, 2, 3],
  [1, 2, 3, 3],
  [2, 3, 3, 4],
  [3, 3, 4, 4],
]

test('a higher priority comes from more urgency, the impact stays', () => {
  expect(levelsFor(matrix, { impact: 3, urgency: 3 }, 2)).toEqual({ impact: 3, urgency: 1 })
})

test('where no urgency suffices the impact moves too', () => {
  expect(levelsFor(matrix, { impact: 4, urgency: 4 }, 1)).toEqual({ impact: 2, urgency: 1 })
})

test('what is so already stays as it is', () => {
  expect(levelsFor(matrix, { impact: 3, urgency: 2 }, 3)).toEqual({ impact: 3, urgency: 2 })
})

test('a priority that the matrix does not know can not be had', () => {
  expect(levelsFor(matrix, { impact: 1, urgency: 1 }, 5)).toBeNull()
})
