import { expect, test } from 'vitest'
import { Problem } from '~/api/problem'
import { empty, given, refusals } from './fields'
import { fits } from './fitting'
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

test('a language that says nothing is not given, nor a code of what is one’s own', () => {
  const fields = given({
    ...empty,
    code: 'restart',
    title: { zh: '请重启', en: ' ' },
    body: { zh: '请重启。', en: '' },
  })
  expect(fields).toMatchObject({ code: null, title: { zh: '请重启', en: null }, body: { zh: '请重启。', en: null } })
})

test('what is meant for another service is not offered', () => {
  const ticket = { service: 'vpn', category: 'access', kind: 'incident' as const }
  expect(fits({ service: null, category: null, kind: null }, ticket)).toBe(true)
  expect(fits({ service: 'vpn', category: null, kind: 'incident' }, ticket)).toBe(true)
  expect(fits({ service: 'mail', category: null, kind: null }, ticket)).toBe(false)
})
