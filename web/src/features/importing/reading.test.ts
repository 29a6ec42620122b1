import { expect, test } from 'vitest'
import { contentOf, textOf } from './reading'

const bytes = (...values: number[]) => new Uint8Array(values).buffer as ArrayBuffer

test('UTF-8 is read as such', () => {
  expect(textOf(new TextEncoder().encode('姓名').buffer as ArrayBuffer)).toBe('姓名')
})

test('what is no UTF-8 is GB18030', () => {
  expect(textOf(bytes(0xd0, 0xd5, 0xc3, 0xfb))).toBe('姓名')
})

test('a spreadsheet goes as it is, whatever it is called', () => {
  expect(contentOf(bytes(0x50, 0x4b, 0x03, 0x04, 0xfb, 0xff))).toEqual({ file: 'UEsDBPv_' })
  expect(contentOf(bytes(0xd0, 0xcf, 0x11, 0xe0))).toEqual({ file: '0M8R4A' })
  expect(contentOf(bytes(0x61))).toEqual({ text: 'a' })
})
