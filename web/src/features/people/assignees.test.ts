import { expect, test } from 'vitest'
import { assignmentOf } from './assignees'

test('a group gets it without a person', () => {
  expect(assignmentOf('group:network', 'desk')).toEqual({ group: 'network', assignee: null })
})

test('a person of the group has it there, any other takes it along', () => {
  expect(assignmentOf('person:li_lei:desk,network', 'network')).toEqual({ group: 'network', assignee: 'li_lei' })
  expect(assignmentOf('person:li_lei:desk,network', 'billing')).toEqual({ group: 'desk', assignee: 'li_lei' })
})
