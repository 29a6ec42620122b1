import { beforeEach, expect, test } from 'vitest'
import { blank, contactOf, forgetTyped, keepTyped, kept, reportOf } from './newTicket'

beforeEach(forgetTyped)

test('what was typed is there again until it was sent', () => {
  const typed = { ...blank('phone', true), subject: '打印机卡纸', requester: 'wang_fang' }
  keepTyped(typed)
  expect(kept()).toEqual(typed)
  forgetTyped()
  expect(kept()).toBeNull()
})

test('what is no ticket is not taken for one', () => {
  localStorage.setItem('new-ticket', '{broken')
  expect(kept()).toBeNull()
})

test('as long as nobody chooses another site it is where the requester is', () => {
  const typed = { ...blank('phone', false), subject: 'VPN' }
  expect(reportOf(typed, [], 'shenzhen').site).toBe('shenzhen')
  expect(reportOf({ ...typed, site: 'guangzhou' }, [], 'shenzhen').site).toBe('guangzhou')
  expect(reportOf({ ...typed, site: null }, [], 'shenzhen').site).toBeNull()
})

test('a call is recorded with its caller and what it was about', () => {
  const typed = { ...blank('phone', true), subject: 'VPN 掉线', requester: 'wang_fang' }
  expect(contactOf(typed)).toEqual({ channel: 'phone', nature: 'fault', person: 'wang_fang', summary: 'VPN 掉线' })
})
