import type { Schemas } from '~/api/client'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { inLanguage, key } from '~/lib/i18n'
import { named, person } from '../cells'

type Department = Schemas['DepartmentView']

const departments: Kind<Department> = {
  path: '/departments',
  page: 'departments',
  title: key('Departments'),
  add: key('New department'),
  right: 'person.manage',
  isTree: true,
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  columns: [
    named(key('Organisation'), '/organisations', row => row.organisation),
    person(key('Manager'), row => row.manager),
  ],
  fields: [
    { name: 'code', label: key('Code'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    { name: 'parent', label: key('Lies within'), type: 'row', of: '/departments' },
    { name: 'organisation', label: key('Organisation'), type: 'row', of: '/organisations' },
    { name: 'manager', label: key('Manager'), type: 'person' },
  ],
  wayOut: key('Move what lies within it and its people elsewhere first.'),
  shownBy: ['department'],
}

export function DepartmentsPage({ row }: PageProps) {
  return <RowsPage kind={departments} chosen={row} />
}
