import type { Schemas } from '~/api/client'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { inLanguage, key } from '~/lib/i18n'
import { text, word } from '../cells'

type ClosingCode = Schemas['ClosingCode']

const purposes = {
  resolution: key('How it was resolved'),
  cause: key('What the cause was'),
  cancellation: key('Why it was cancelled'),
}

const closingCodes: Kind<ClosingCode> = {
  path: '/closing-codes',
  page: 'closing-codes',
  title: key('Closing codes'),
  add: key('New closing code'),
  right: 'desk.manage',
  nameOf: row => inLanguage(row.name),
  // Each purpose has codes of its own.
  keyOf: row => row.id,
  columns: [word(key('Says'), purposes, row => row.kind), text(key('Code'), row => row.code)],
  fields: [
    { name: 'kind', label: key('Says'), type: 'choice', of: purposes, begins: 'resolution', required: true },
    { name: 'code', label: key('Code'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'names', required: true },
  ],
}

export function ClosingCodesPage({ row }: PageProps) {
  return <RowsPage kind={closingCodes} chosen={row} />
}
