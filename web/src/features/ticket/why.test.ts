import { expect, test } from 'vitest'
import type { Happened } from './ticket.api'
import { lastChangeOf, saidWith } from './why'

const history = [
  { id: '1', changes: [{ field: 'group', old: null, new: 'desk' }], details: null },
  { id: '2', changes: [{ field: 'group', old: 'desk', new: 'network' }], details: { reason: '疑似网络问题' } },
  { id: '3', changes: [{ field: 'state', old: 'new', new: 'assigned' }], details: null },
] as unknown as Happened[]

test('the last hand-over says why the group is what it is', () => {
  const row = lastChangeOf(history, ['group', 'assignee'])!
  expect(row.id).toBe('2')
  expect(saidWith(row)).toBe('疑似网络问题')
})

test('what never changed has no reason', () => {
  expect(lastChangeOf(history, ['priority'])).toBeUndefined()
  expect(saidWith(history[2]!)).toBe('')
})
