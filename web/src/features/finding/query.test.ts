import { expect, test } from 'vitest'
import { completed, inCharacters, marked } from './query'

test('the word in which a query is wrong is marked', () => {
  expect(marked('vpn status:opn (x)', 11)).toEqual({ before: 'vpn status:', wrong: 'opn', after: ' (x)' })
})

test('an error at the end marks the last character', () => {
  expect(marked('(vpn', 4)).toEqual({ before: '(vp', wrong: 'n', after: '' })
})

test('positions are characters, not units of UTF-16', () => {
  expect(marked('𠮷 bad:x', 2)?.wrong).toBe('bad:x')
  expect(inCharacters('𠮷a', 3)).toBe(2)
})

test('a completed value is followed by a blank, a field by its value', () => {
  expect(completed('ass', 0, 3, 'assignee:')).toEqual({ query: 'assignee:', cursor: 9 })
  expect(completed('assignee:li vpn', 9, 11, 'li_lei')).toEqual({ query: 'assignee:li_lei vpn', cursor: 16 })
})
