import { expect, test } from 'vitest'
import { around, beforeLines } from './markup'

test('signs are put around a selection, and taken away again', () => {
  const bold = around({ text: 'a word', start: 2, end: 6 }, '**')
  expect(bold).toEqual({ text: 'a **word**', start: 4, end: 8 })
  expect(around(bold, '**')).toEqual({ text: 'a word', start: 2, end: 6 })
})

test('signs are put before every selected line', () => {
  const list = beforeLines({ text: 'x\none\ntwo', start: 3, end: 9 }, '- ')
  expect(list.text).toBe('x\n- one\n- two')
  expect(beforeLines(list, '- ').text).toBe('x\none\ntwo')
})
