import { expect, test } from 'vitest'
import { type Pages, patched, renewed, restored, without } from './news'
import type { Row } from './queue.api'

const row = (id: string, state = 'new') => ({ id, number: `INC-${id}`, state, version: 1 }) as Row
const pages: Pages = {
  pages: [
    { data: [row('1'), row('2')], next_cursor: 'more', count: 3 },
    { data: [row('3')], next_cursor: null },
  ],
  pageParams: [undefined, 'more'],
}
const shown = (of: Pages) =>
  of.pages.flatMap(page => page.data.map(({ id, state, left }) => [id, state, left ?? false]))

test('an event changes the row it speaks of and leaves the others alone', () => {
  const after = patched(pages, 'INC-2', 4, [
    { field: 'state', new: 'assigned' },
    { field: 'assignee_id', new: '7' },
  ])
  expect(after.pages[0]!.data[1]).toEqual({ ...row('2', 'assigned'), version: 4 })
  expect(after.pages[1]).toBe(pages.pages[1])
})

test('what a colleague took out of the list stays where it is, and is marked', () => {
  expect(shown(renewed(pages, new Set(['1', '3']), [row('3', 'pending')]))).toEqual([
    ['1', 'new', true],
    ['2', 'new', false],
    ['3', 'pending', false],
  ])
})

test('what one took out oneself goes, and is no longer counted', () => {
  const after = without(pages, new Set(['2']))
  expect(shown(after).map(([id]) => id)).toEqual(['1', '3'])
  expect(after.pages[0]!.count).toBe(2)
})

test('what was taken back stands where it stood, and is counted again', () => {
  for (const id of ['1', '2', '3']) {
    const place = Number(id) - 1
    const after = restored(without(pages, new Set([id])), row(id), place)
    expect(shown(after).map(([other]) => other)).toEqual(['1', '2', '3'])
    expect(after.pages[0]!.count).toBe(3)
  }
})
