import type { Schemas } from '~/api/client'
import { codesFound } from '~/features/finding/codes'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { key } from '~/lib/i18n'
import { named, person, word } from '../cells'
import { ciStates } from '../words'

type Ci = Schemas['CiView']

const cis: Kind<Ci> = {
  path: '/cis',
  page: 'cis',
  title: key('Configuration items'),
  add: key('New configuration item'),
  right: 'ci.manage',
  nameOf: row => row.name,
  keyOf: row => row.code,
  find: words => codesFound('ci', words),
  withoutOver: { 'status[ne]': 'retired' },
  columns: [
    named(key('Type'), '/ci-types', row => row.type),
    word(key('State'), ciStates, row => row.status),
    named(key('Service'), '/services', row => row.service),
    named(key('Site'), '/sites', row => row.site),
    person(key('Owner'), row => row.owner),
  ],
  fields: [
    { name: 'code', label: key('Asset number'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'line', required: true },
    { name: 'type', label: key('Type'), type: 'row', of: '/ci-types', required: true },
    { name: 'status', label: key('State'), type: 'choice', of: ciStates, begins: 'in_use' },
    {
      name: 'criticality',
      label: key('Criticality'),
      hint: key('1 (the company stands still without it) to 4'),
      type: 'number',
      min: 1,
      max: 4,
      begins: 3,
    },
    { name: 'service', label: key('Service'), type: 'row', of: '/services' },
    { name: 'site', label: key('Site'), type: 'row', of: '/sites' },
    { name: 'owner', label: key('Owner'), type: 'person' },
    { name: 'organisation', label: key('Organisation'), type: 'row', of: '/organisations' },
  ],
}

export function CisPage({ row }: PageProps) {
  return <RowsPage kind={cis} chosen={row} />
}
