import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Problem, Unreachable } from '~/api/problem'
import type { Kept, Written } from './draft.api'
import { keptHere } from './here'
import { type DraftState, makeKeeper } from './keeper'

const text = (body: string): Written => ({ kind: 'reply', body, attachments: [], shared: false })
const states: DraftState[] = []
const server = {
  read: vi.fn<() => Promise<Kept>>(),
  keep: vi.fn<(written: Written, version: number) => Promise<Kept>>(),
  drop: vi.fn<(version: number | '*') => Promise<void>>(),
}
const keeper = () => makeKeeper('INC-1', server, state => states.push(state))

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetAllMocks()
  states.length = 0
  localStorage.clear()
  server.keep.mockImplementation(async (written, version) => ({
    ...written,
    ticket: 'INC-1',
    version: version + 1,
    updated_at: '2026-11-27T03:00:00Z',
  }))
})
afterEach(() => vi.useRealTimers())

test('what is typed fast is kept once, upon the version before', async () => {
  const draft = keeper()
  draft.change(text('a'))
  draft.change(text('ab'))
  await vi.advanceTimersByTimeAsync(1000)
  draft.change(text('abc'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(server.keep.mock.calls).toEqual([
    [text('ab'), 0],
    [text('abc'), 1],
  ])
  expect(keptHere('INC-1')).toBeNull()
})

test('without a line it is kept here, and on the server when the line is back', async () => {
  server.keep.mockRejectedValueOnce(new Unreachable())
  const draft = keeper()
  draft.change(text('a'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(states.at(-1)).toEqual({ is: 'here' })
  expect(keptHere('INC-1')?.written.body).toBe('a')
  await vi.advanceTimersByTimeAsync(6000)
  expect(states.at(-1)?.is).toBe('saved')
})

test('another window’s text is not overwritten until somebody has chosen', async () => {
  const theirs: Kept = { ...text('theirs'), ticket: 'INC-1', version: 4, updated_at: null }
  server.keep.mockRejectedValueOnce(new Problem(412, 'changed'))
  server.read.mockResolvedValue(theirs)
  const draft = keeper()
  draft.change(text('mine'))
  await vi.advanceTimersByTimeAsync(1000)
  draft.change(text('mine, longer'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(states.at(-1)).toEqual({ is: 'clash', theirs })
  expect(server.keep).toHaveBeenCalledTimes(1)

  draft.choose(theirs)
  await vi.advanceTimersByTimeAsync(10)
  expect(server.keep).toHaveBeenLastCalledWith(text('mine, longer'), 4)
})

test('what is emptied is dropped, what is sent too', async () => {
  const draft = keeper()
  draft.begin(3)
  draft.change(text(''))
  await vi.advanceTimersByTimeAsync(1000)
  expect(server.drop).toHaveBeenCalledWith(3)
  draft.change(text('a'))
  await vi.advanceTimersByTimeAsync(1000)
  server.drop.mockResolvedValue()
  await draft.sent()
  expect(server.drop).toHaveBeenLastCalledWith('*')
})
