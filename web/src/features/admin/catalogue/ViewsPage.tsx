import type { Schemas } from '~/api/client'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { inLanguage, key } from '~/lib/i18n'
import { text, word } from '../cells'

type View = Schemas['SavedViewView']

const scopes = { personal: key('For me'), team: key('For a team'), shared: key('For all') }

const views: Kind<View> = {
  path: '/views',
  page: 'views',
  title: key('Views'),
  add: key('New view'),
  right: 'desk.manage',
  isRemoved: true,
  isOver: 'never',
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code ?? row.id,
  columns: [word(key('For whom'), scopes, row => row.scope), text(key('Filter'), row => row.filter)],
  fields: [
    { name: 'code', label: key('Code'), type: 'line' },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    { name: 'scope', label: key('For whom'), type: 'choice', of: scopes, begins: 'shared', required: true },
    {
      name: 'group',
      label: key('Team'),
      type: 'row',
      of: '/groups',
      isShown: values => values.scope === 'team',
    },
    {
      name: 'filter',
      label: key('Filter'),
      hint: key('As lists take it: open=true&priority[lte]=2'),
      type: 'text',
      begins: 'open=true',
    },
    { name: 'sort', label: key('Order'), hint: key('A field; with - before it the last comes first'), type: 'line' },
    { name: 'position', label: key('Place in the list'), type: 'number', min: 0, max: 10_000 },
  ],
}

export function ViewsPage({ row }: PageProps) {
  return <RowsPage kind={views} chosen={row} />
}
