import { expect, test } from 'vitest'
import { nextStep, promiseOf } from './nextStep'

const ticket = { state: 'new', pending_reason: null, assignee: null } as const

test('who has to say something is told so', () => {
  expect(nextStep({ ...ticket, state: 'resolved' }).isYours).toBe(true)
  expect(nextStep({ ...ticket, state: 'pending', pending_reason: 'awaiting_user' }).isYours).toBe(true)
  expect(nextStep({ ...ticket, state: 'pending', pending_reason: 'awaiting_supplier' }).isYours).toBeUndefined()
})

test('a ticket is with a group until a person has it', () => {
  expect(nextStep({ ...ticket, state: 'assigned' }).words).toContain('{{group}}')
  expect(nextStep({ ...ticket, state: 'in_progress', assignee: 'li_lei' }).words).toBe('{{name}} is working on it.')
})

test('the answer is promised before the solution, and what is kept is no promise any more', () => {
  const due_at = '2026-11-27T08:00:00Z'
  const solved = { metric: 'resolve', state: 'running', due_at } as const
  expect(promiseOf([solved, { metric: 'respond', state: 'running', due_at }])?.metric).toBe('respond')
  expect(promiseOf([solved, { metric: 'respond', state: 'met', due_at }])?.metric).toBe('resolve')
  expect(promiseOf([{ ...solved, state: 'met' }])).toBeNull()
})
