import { expect, test } from 'vitest'
import { completed, triggerAt } from './completing'

test('a sign at the start, after a blank or a bracket begins a completion', () => {
  expect(triggerAt(';', 1)).toEqual({ sign: ';', word: '', from: 0 })
  expect(triggerAt('您好 ；chongqi', 11)).toEqual({ sign: ';', word: 'chongqi', from: 3 })
  expect(triggerAt('（@li', 4)).toEqual({ sign: '@', word: 'li', from: 1 })
})

test('mail addresses, a semicolon that ends a clause and text behind a blank begin none', () => {
  expect(triggerAt('a@li', 4)).toBeNull()
  expect(triggerAt('done;', 5)).toBeNull()
  expect(triggerAt('@li lei', 7)).toBeNull()
})

test('what was chosen stands where the sign stood', () => {
  const text = 'Hello ;re and more'
  expect(completed(text, triggerAt(text, 9)!, 9, 'Please restart.')).toEqual({
    text: 'Hello Please restart. and more',
    caret: 21,
  })
})
