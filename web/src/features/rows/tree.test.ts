import { expect, test } from 'vitest'
import { inTreeOrder } from './tree'

const site = (code: string, parent: string | null = null) => ({ code, parent })

test('what lies within a row follows it, a step deeper, by name', () => {
  const rows = [site('tower-b', 'guangzhou'), site('south'), site('guangzhou', 'south'), site('tower-a', 'guangzhou')]
  expect(inTreeOrder(rows, row => row.code).map(({ row, depth }) => `${depth} ${row.code}`)).toEqual([
    '0 south',
    '1 guangzhou',
    '2 tower-a',
    '2 tower-b',
  ])
})

test('a row whose parent is not there stands at the root', () => {
  expect(inTreeOrder([site('room-4', 'gone')], row => row.code)).toEqual([{ row: site('room-4', 'gone'), depth: 0 }])
})
