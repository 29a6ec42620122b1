import type { Schemas } from '~/api/client'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { inLanguage, key } from '~/lib/i18n'

type Category = Schemas['CategoryView']

const categories: Kind<Category> = {
  path: '/categories',
  page: 'categories',
  title: key('Categories'),
  add: key('New category'),
  right: 'catalog.manage',
  isTree: true,
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  columns: [],
  fields: [
    { name: 'code', label: key('Code'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    { name: 'parent', label: key('Lies within'), type: 'row', of: '/categories' },
  ],
  wayOut: key('Make these inactive first, or move them elsewhere.'),
}

export function CategoriesPage({ row }: PageProps) {
  return <RowsPage kind={categories} chosen={row} />
}
