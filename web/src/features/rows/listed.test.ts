import { expect, test } from 'vitest'
import { fits } from './listed'

const row = { id: '1', version: 1, code: 'desk-gz', name: { zh: '广州服务台', en: 'Guangzhou desk' } }

test('all words have to stand in the names or the code', () => {
  expect(['', '广州', 'desk guangzhou', 'DESK-GZ', 'ｄｅｓｋ'].map(words => fits(row, words))).toEqual(
    Array(5).fill(true),
  )
  expect(fits(row, 'desk 深圳')).toBe(false)
})

test('a row with one name is found by it', () => {
  expect(fits({ id: '2', version: 1, name: 'PC 7' }, 'pc')).toBe(true)
})
