import { expect, test } from 'vitest'
import { toldOf, woven } from './changes'
import type { Happening } from './conversation.api'

const happening = (id: string, type: string, changes: Happening['changes'] = []): Happening => ({
  id,
  happened_at: `2026-11-27T02:0${id}:00Z`,
  recorded_at: `2026-11-27T02:0${id}:00Z`,
  actor: 'li_lei',
  via: 'web',
  type,
  version_after: 1,
  changes,
  details: null,
})

test('a change of state is told, one that nobody talks about is not', () => {
  const told = toldOf([
    happening('0', 'incident.reported', [{ field: 'state', old: null, new: 'new' }]),
    happening('1', 'incident.assigned', [
      { field: 'state', old: 'new', new: 'assigned' },
      { field: 'assigned_at', old: null, new: 'x' },
    ]),
    happening('2', 'conversation.replied'),
    happening('3', 'incident.breached'),
  ])
  expect(told.map(row => [row.id, row.words, row.changes.map(change => change.new)])).toEqual([
    ['1', undefined, ['assigned']],
    ['3', 'A promise was broken', []],
  ])
})

test('what happened stands between what was said', () => {
  const [told] = toldOf([happening('0', 'incident.reported'), happening('2', 'incident.breached')])
  const rows = woven([{ created_at: '2026-11-27T02:01:00Z' }, { created_at: '2026-11-27T02:03:00Z' }], [told!])
  expect(rows.indexOf(told!)).toBe(1)
})
