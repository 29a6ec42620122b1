import type { Schemas } from '~/api/client'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { inLanguage, key } from '~/lib/i18n'
import { person, text, word } from '../cells'
import { serviceStates } from '../words'
import { SupportInput } from './SupportInput'

type Service = Schemas['ServiceView']

const services: Kind<Service> = {
  path: '/services',
  page: 'services',
  title: key('Services'),
  add: key('New service'),
  right: 'catalog.manage',
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  isOver: row => row.status === 'retired',
  columns: [
    word(key('State'), serviceStates, row => row.status),
    person(key('Owner'), row => row.owner),
    text(key('Criticality'), row => row.criticality),
  ],
  fields: [
    { name: 'code', label: key('Code'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    { name: 'description', label: key('Description'), type: 'texts' },
    { name: 'status', label: key('State'), type: 'choice', of: serviceStates, begins: 'live' },
    {
      name: 'criticality',
      label: key('Criticality'),
      hint: key('1 (the company stands still without it) to 4'),
      type: 'number',
      min: 1,
      max: 4,
      begins: 3,
    },
    { name: 'owner', label: key('Owner'), type: 'person' },
    {
      name: 'support',
      label: key('Who supports it'),
      hint: key('A report goes to the first line; a row with a site counts there and within it'),
      type: 'own',
      blank: [],
      Input: SupportInput,
    },
  ],
  wayOut: key('Let these configuration items serve another service first, or retire them.'),
}

export function ServicesPage({ row }: PageProps) {
  return <RowsPage kind={services} chosen={row} />
}
