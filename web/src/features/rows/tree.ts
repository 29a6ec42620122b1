// Rows that lie within each other, in the order in which a tree is read.
import { compare } from '~/lib/i18n'

interface Within {
  code?: string | null
  parent?: string | null
}

export interface Placed<T> {
  row: T
  depth: number
}

/** Those whose parent is not among them stand at the root. */
export function inTreeOrder<T extends Within>(rows: T[], nameOf: (row: T) => string): Placed<T>[] {
  const codes = new Set(rows.map(row => row.code))
  const byParent = Map.groupBy(rows, row => (row.parent && codes.has(row.parent) ? row.parent : ''))
  const placed: Placed<T>[] = []
  const place = (parent: string, depth: number) => {
    const within = byParent.get(parent) ?? []
    byParent.delete(parent)
    for (const row of within.toSorted((left, right) => compare(nameOf(left), nameOf(right)))) {
      placed.push({ row, depth })
      if (row.code) place(row.code, depth + 1)
    }
  }
  place('', 0)
  return placed
}
