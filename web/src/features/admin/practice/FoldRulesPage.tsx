import type { Schemas } from '~/api/client'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { kinds } from '~/features/ticket/words'
import { inLanguage, key } from '~/lib/i18n'
import { named, text } from '../cells'

type FoldRule = Schemas['FoldRuleView']

const foldRules: Kind<FoldRule> = {
  path: '/fold-rules',
  page: 'fold-rules',
  title: key('Folding of bursts'),
  add: key('New rule'),
  right: 'desk.manage',
  isRemoved: true,
  isOver: 'never',
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  columns: [
    text(key('Reports at least'), row => row.least),
    text(key('Within minutes'), row => row.within_minutes),
    named(key('Service'), '/services', row => row.service),
  ],
  fields: [
    { name: 'code', label: key('Code'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    { name: 'active', label: key('It folds'), type: 'flag', begins: true },
    { name: 'kinds', label: key('For kinds of tickets'), type: 'choices', of: kinds, begins: ['incident'] },
    { name: 'service', label: key('Only for the service'), type: 'row', of: '/services' },
    { name: 'site', label: key('Only within the site'), type: 'row', of: '/sites' },
    { name: 'category', label: key('Only for the category'), type: 'row', of: '/categories' },
    {
      name: 'least',
      label: key('Reports at least'),
      hint: key('So many alike make one ticket with the others as me-too'),
      type: 'number',
      min: 2,
      max: 1000,
      begins: 3,
    },
    { name: 'within_minutes', label: key('Within minutes'), type: 'number', min: 1, max: 10_080, begins: 60 },
    {
      name: 'similarity',
      label: key('How alike they have to be'),
      hint: key('From 0 (in nothing) to 1 (in every word)'),
      type: 'number',
      min: 0,
      max: 1,
      begins: 0.5,
    },
  ],
}

export function FoldRulesPage({ row }: PageProps) {
  return <RowsPage kind={foldRules} chosen={row} />
}
