import { expect, test } from 'vitest'
import { Problem } from '~/api/problem'
import { refusals } from './fields'
import { withVariable } from './variables'

test('what is refused of a text stands at the text, the rest above the form', () => {
  const unknown = new Problem(422, 'Invalid', [{ pointer: '/body/en', detail: 'There is no variable x' }])
  expect(refusals(unknown)).toEqual({ fields: { 'body.en': 'There is no variable x' }, rest: null })
  const stale = new Problem(412, 'Somebody has changed it')
  expect(refusals(stale).rest).toBe(stale)
})

test('a variable takes the place of what is selected', () => {
  expect(withVariable('您好 NAME！', 3, 7, 'requester.name')).toBe('您好 {{requester.name}}！')
})
