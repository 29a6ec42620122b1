import { expect, test } from 'vitest'
import { matches } from './groups'

const desk = { code: 'desk-guangzhou', name: { zh: '广州服务台', en: 'Guangzhou desk' } }

test('a group is found by either name and by its code', () => {
  expect(['广州', 'guangzhou D', 'desk-g', '  '].map(words => matches(desk, words))).toEqual([true, true, true, true])
})

test('full-width letters are letters', () => {
  expect(matches(desk, 'ｄｅｓｋ')).toBe(true)
})

test('what is in no name does not fit', () => {
  expect(matches(desk, '深圳')).toBe(false)
})
