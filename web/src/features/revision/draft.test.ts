import { expect, test } from 'vitest'
import type { Field } from '~/features/rows/kind'
import { contentOf, errorsIn, linesOf, rebased } from './draft'
import { noDraft } from './revision.api'

const fields: Field[] = [
  { name: 'code', label: 'Code', type: 'line', required: true, isFixed: true },
  { name: 'zone', label: 'Time zone', type: 'line' },
]

test('what the form does not show stays in the draft, and an empty text says nothing', () => {
  const draft = { ...noDraft('calendar'), content: { code: 'night', zone: 'UTC', overrides: [1] } }
  const row = { id: '1', version: 1 }
  expect(contentOf(fields, { code: 'other', zone: '' }, draft, row)).toEqual({
    code: 'night',
    zone: null,
    overrides: [1],
  })
  expect(contentOf(fields, { code: 'other', zone: 'PRC' }, draft, null)).toMatchObject({ code: 'other', zone: 'PRC' })
})

test('what is wrong stands at its field, the first of several', () => {
  const problems = [
    { pointer: '/name/zh', sentence: 'Is required' },
    { pointer: '/name/zh', sentence: 'Is too long' },
    { pointer: '', sentence: 'It does not open within a year' },
  ]
  expect(errorsIn(problems)).toEqual({ 'name.zh': 'Is required' })
})

test('my changes go upon what somebody else has published, and undo nothing of it', () => {
  const base = { close_days: 5, remind_days: 3, reopen_days: 7 }
  const theirs = { close_days: 5, remind_days: 1, reopen_days: 9 }
  const mine = { close_days: 8, remind_days: 3, reopen_days: 10 }
  expect(rebased(base, theirs, mine)).toEqual({ close_days: 8, remind_days: 1, reopen_days: 10 })
})

test('a change is told by the place at which it is one', () => {
  const promise = (respond_minutes: number) => ({ priority: 1, vip: true, respond_minutes })
  expect(linesOf({ field: 'promises', old: [promise(15)], new: [promise(5)] })).toEqual([
    { at: 'promises.P1 VIP.respond_minutes', old: 15, new: 5 },
  ])
  expect(linesOf({ field: 'matrix', old: [[1, 2]], new: [[1, 3]] })).toEqual([
    { at: 'matrix.1', old: [1, 2], new: [1, 3] },
  ])
  expect(linesOf({ field: 'name', old: { zh: '甲', en: 'A' }, new: { zh: '甲', en: 'B' } })).toEqual([
    { at: 'name.en', old: 'A', new: 'B' },
  ])
  expect(linesOf({ field: 'warnings', old: [50, 75], new: [50] })).toEqual([
    { at: 'warnings', old: [50, 75], new: [50] },
  ])
})

test('a line of a list is known by what it is about, wherever it stands', () => {
  const promise = (priority: number) => ({ priority, vip: false, respond_minutes: 15, calendar: null })
  expect(linesOf({ field: 'promises', old: [promise(2)], new: [promise(1), promise(2)] })).toEqual([
    { at: 'promises.P1.respond_minutes', old: null, new: 15 },
  ])
  const june = { date: '2026-06-01', open: [], reason: 'Stocktaking' }
  expect(linesOf({ field: 'overrides', old: [june], new: [] })).toEqual([
    { at: 'overrides.2026-06-01.date', old: '2026-06-01', new: null },
    { at: 'overrides.2026-06-01.open', old: [], new: null },
    { at: 'overrides.2026-06-01.reason', old: 'Stocktaking', new: null },
  ])
})
