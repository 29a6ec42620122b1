import type { Schemas } from '~/api/client'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { inLanguage, key } from '~/lib/i18n'
import { named, person, text, word } from '../cells'
import { lines } from '../words'
import { Members } from './Members'

type Group = Schemas['GroupView']

const groups: Kind<Group> = {
  path: '/groups',
  page: 'groups',
  title: key('Groups'),
  add: key('New group'),
  right: 'group.manage',
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  columns: [
    word(key('Line'), lines, row => row.line),
    person(key('Manager'), row => row.manager),
    named(key('Escalates to'), '/groups', row => row.escalates_to),
    text(key('Skills'), row => row.skills.join(', ')),
  ],
  fields: [
    { name: 'code', label: key('Code'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    { name: 'line', label: key('Line'), type: 'choice', of: lines, begins: 'l1' },
    { name: 'manager', label: key('Manager'), type: 'person' },
    {
      name: 'escalates_to',
      label: key('Escalates to'),
      hint: key('Where a ticket goes when no further line supports its service'),
      type: 'row',
      of: '/groups',
    },
    { name: 'skills', label: key('Skills'), type: 'lines' },
  ],
  wayOut: key('Give its tickets and services to another group first.'),
  More: Members,
}

export function GroupsPage({ row }: PageProps) {
  return <RowsPage kind={groups} chosen={row} />
}
