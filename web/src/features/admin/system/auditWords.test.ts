import { expect, test } from 'vitest'
import { deedName, fieldName } from './auditWords'

test('a field is called as the form calls it, also by its column', () => {
  expect(fieldName('manager_id', 'group')).toBe('Manager')
  expect(fieldName('shares_tickets', 'organisation')).toBe('Its people see each other’s tickets')
})

test('fields of tickets are called as beside the ticket', () => {
  expect(fieldName('ci_ids', 'ticket')).toBe('Configuration items')
  expect(fieldName('parent_id', 'ticket')).toBe('Parent')
  expect(fieldName('parent_id', 'site')).toBe('Lies within')
})

test('a deed of a thing is told as such, one of a ticket as in its history', () => {
  expect(deedName({ type: 'group.retired', object_kind: 'group' })).toBe('Retired')
  expect(deedName({ type: 'conversation.withdrawn', object_kind: 'ticket' })).toBe('The reply was taken back')
  expect(deedName({ type: 'session.begun', object_kind: 'person' })).toBe('Signed in')
  expect(deedName({ type: 'something.new', object_kind: 'person' })).toBe('something.new')
})
