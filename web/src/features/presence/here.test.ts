import { expect, test } from 'vitest'
import { type Here, withTold, writers } from './here'

const since = '2026-11-27T02:50:00Z'
const liLei: Here = { person: 'li_lei', doing: 'viewing', since }

test('who begins to write stands once, as a writer', () => {
  const here = withTold([liLei], { ticket: 'INC-1', person: 'li_lei', doing: 'writing', since })
  expect(here).toEqual([{ ...liLei, doing: 'writing' }])
  expect(writers(here)).toHaveLength(1)
})

test('who is gone stands no more', () => {
  expect(withTold([liLei], { ticket: 'INC-1', person: 'li_lei', doing: null, since })).toEqual([])
})
