// Which rows a list shows, and how far it goes on.
import { useState } from 'react'
import { compare } from '~/lib/i18n'
import type { AnyKind, Row } from './kind'
import { useAllRows, useFoundRows } from './rows.api'
import { inTreeOrder, type Placed } from './tree'

const step = 100

export interface Listed {
  rows: Placed<Row>[]
  isPending: boolean
  error: unknown
  again: () => void
  /** None: that is all. */
  more: (() => void) | null
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

const textOf = ({ name, code }: Row) =>
  folded([code, ...(typeof name === 'object' ? [name.zh, name.en] : [name])].filter(Boolean).join('\n'))

export const fits = (row: Row, words: string) =>
  folded(words)
    .split(/\s+/)
    .every(word => textOf(row).includes(word))

const isOver = ({ isOver }: AnyKind, row: Row): boolean => {
  if (isOver === 'never') return false
  return isOver ? isOver(row) : row.active === false
}

export function useListed(kind: AnyKind, words: string, isWhole: boolean): Listed {
  const all = useAllRows(kind.path, !kind.find)
  const found = useFoundRows(kind, words, isWhole)
  const [most, setMost] = useState(step)
  if (kind.find)
    return {
      rows: (found.data?.pages ?? []).flatMap(page => page.data.map(row => ({ row, depth: 0 }))),
      isPending: found.isPending,
      error: found.error,
      again: () => void found.refetch(),
      more: found.hasNextPage ? () => void found.fetchNextPage() : null,
    }
  const rows = (all.data ?? []).filter(row => (isWhole || !isOver(kind, row)) && fits(row, words))
  const placed = kind.isTree
    ? inTreeOrder(rows, kind.nameOf)
    : rows.sort((left, right) => compare(kind.nameOf(left), kind.nameOf(right))).map(row => ({ row, depth: 0 }))
  return {
    rows: placed.slice(0, most),
    isPending: all.isPending,
    error: all.error,
    again: () => void all.refetch(),
    more: placed.length > most ? () => setMost(most + step) : null,
  }
}
