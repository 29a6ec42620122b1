import type { Schemas } from '~/api/client'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { inLanguage, key } from '~/lib/i18n'
import { named, text, word } from '../cells'
import { siteKinds } from '../words'

type Site = Schemas['SiteView']

const sites: Kind<Site> = {
  path: '/sites',
  page: 'sites',
  title: key('Sites'),
  add: key('New site'),
  right: 'person.manage',
  isTree: true,
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  columns: [
    word(key('Kind'), siteKinds, row => row.kind),
    named(key('Organisation'), '/organisations', row => row.organisation),
    text(key('Address'), row => row.address),
  ],
  fields: [
    { name: 'code', label: key('Code'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    { name: 'kind', label: key('Kind'), type: 'choice', of: siteKinds, begins: 'building' },
    { name: 'parent', label: key('Lies within'), type: 'row', of: '/sites' },
    {
      name: 'organisation',
      label: key('Organisation'),
      hint: key('None: a place of all organisations'),
      type: 'row',
      of: '/organisations',
    },
    { name: 'address', label: key('Address'), type: 'line' },
  ],
  wayOut: key('Move what lies within it and its people elsewhere first.'),
}

export function SitesPage({ row }: PageProps) {
  return <RowsPage kind={sites} chosen={row} />
}
