import { expect, test } from 'vitest'
import { textOf } from './reading'

const bytes = (...values: number[]) => new Uint8Array(values).buffer as ArrayBuffer

test('UTF-8 is read as such', () => {
  expect(textOf(new TextEncoder().encode('姓名').buffer as ArrayBuffer)).toBe('姓名')
})

test('what is no UTF-8 is GB18030', () => {
  expect(textOf(bytes(0xd0, 0xd5, 0xc3, 0xfb))).toBe('姓名')
})
