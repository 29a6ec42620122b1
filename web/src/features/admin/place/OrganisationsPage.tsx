import type { Schemas } from '~/api/client'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { inLanguage, key } from '~/lib/i18n'
import { word } from '../cells'
import { organisationKinds } from '../words'

type Organisation = Schemas['OrganisationView']

const organisations: Kind<Organisation> = {
  path: '/organisations',
  page: 'organisations',
  title: key('Organisations'),
  add: key('New organisation'),
  right: 'person.manage',
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  columns: [word(key('Kind'), organisationKinds, row => row.kind)],
  fields: [
    { name: 'code', label: key('Code'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    { name: 'kind', label: key('Kind'), type: 'choice', of: organisationKinds, begins: 'customer' },
    { name: 'key_customer', label: key('Key customer'), type: 'flag' },
    { name: 'shares_tickets', label: key('Its people see each other’s tickets'), type: 'flag' },
  ],
  wayOut: key('Move its people to another organisation first, or make them inactive.'),
  shownBy: ['organisation'],
}

export function OrganisationsPage({ row }: PageProps) {
  return <RowsPage kind={organisations} chosen={row} />
}
