import { expect, test } from 'vitest'
import { isLong } from './folding'

test('thirty short lines are long, and so is one that fills as many', () => {
  expect(isLong('a\n'.repeat(30))).toBe(true)
  expect(isLong('字'.repeat(1500))).toBe(true)
  expect(isLong('a'.repeat(1500))).toBe(false)
  expect(isLong('')).toBe(false)
})
