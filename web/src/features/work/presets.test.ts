import { expect, test } from 'vitest'
import { localInput, presets } from './presets'

test('on a Thursday evening "tomorrow" is Friday at nine, and "next week" Monday at nine', () => {
  const [, , tomorrow, week] = presets(new Date(2026, 10, 26, 18, 30))
  expect(localInput(tomorrow!.at)).toBe('2026-11-27T09:00')
  expect(localInput(week!.at)).toBe('2026-11-30T09:00')
})

test('on a Monday "next week" is the Monday after', () => {
  expect(localInput(presets(new Date(2026, 10, 30, 8, 0))[3]!.at)).toBe('2026-12-07T09:00')
})
