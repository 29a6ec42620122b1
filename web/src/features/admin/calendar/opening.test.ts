import { expect, test } from 'vitest'
import { openingsFrom, written } from './opening'

test('hours are read as people write them', () => {
  const morning = { from: '09:00', to: '12:00' }
  const afternoon = { from: '13:30', to: '18:00' }
  for (const text of ['09:00-12:00 13:30-18:00', '9:00 – 12:00, 13:30–18:00', '9：00至12：00；13：30~18：00'])
    expect(openingsFrom(text)).toEqual([morning, afternoon])
})

test('a closed day is an empty line', () => {
  expect(openingsFrom('  ')).toEqual([])
  expect(written([])).toBe('')
})

test('what is no interval is kept', () => {
  expect(written(openingsFrom('all day'))).toBe('all day')
})
