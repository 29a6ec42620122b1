import { expect, test } from 'vitest'
import { courseOf, type Happening } from './course'

const happened = (type: string, more: Partial<Happening> = {}): Happening => ({
  id: type,
  happened_at: '2026-11-27T08:00:00Z',
  actor: 'li_lei',
  via: 'web',
  type,
  changes: [],
  details: null,
  ...more,
})
const change = (field: string, value: string) => ({ field, old: null, new: value })

test('who has it is told, and what only the desk needs is not', () => {
  const events = courseOf([
    happened('incident.assigned', { changes: [change('group', 'network'), change('assignee', 'chen_jie')] }),
    happened('ticket.edited', { changes: [change('impact', '2')] }),
    happened('incident.warned'),
  ])
  expect(events).toMatchObject([{ words: '{{name}} takes care of it', person: 'chen_jie' }])
})

test('what was done and why it was opened again stand with it', () => {
  const events = courseOf([
    happened('incident.resolved', { changes: [change('resolution_text', 'New roller')] }),
    happened('incident.reopened', { actor: 'wang_fang', details: { reason: 'Still jammed' } }),
  ])
  expect(events.map(({ said }) => said)).toEqual(['New roller', 'Still jammed'])
})

test('closed by time is not confirmed by somebody', () => {
  const [byTime, byPerson] = courseOf([
    happened('incident.closed', { actor: null, details: { by: 'time' } }),
    happened('incident.closed', { actor: 'wang_fang', details: { by: 'requester' } }),
  ])
  expect(byTime?.words).toBe('It was closed, since nobody objected')
  expect(byPerson?.words).toBe('{{name}} confirmed that it works')
})
