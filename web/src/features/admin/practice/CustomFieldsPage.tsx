import type { Schemas } from '~/api/client'
import type { Kind, PageProps, Values } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { kinds } from '~/features/ticket/words'
import { inLanguage, key } from '~/lib/i18n'
import { named, word } from '../cells'
import { OptionsInput } from './OptionsInput'

type CustomField = Schemas['CustomFieldView']

const types = {
  text: key('Text'),
  integer: key('Whole number'),
  number: key('Number'),
  boolean: key('Yes or no'),
  date: key('Date'),
  choice: key('One of a list'),
  choices: key('Several of a list'),
}

const demands = {
  no: key('Never'),
  on_creation: key('When it is reported'),
  on_resolution: key('When it is resolved'),
}

const customFields: Kind<CustomField> = {
  path: '/custom-fields',
  page: 'custom-fields',
  title: key('Custom fields'),
  add: key('New custom field'),
  right: 'desk.manage',
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  columns: [
    word(key('Type'), types, row => row.type),
    word(key('Must be filled in'), demands, row => row.required),
    named(key('Service'), '/services', row => row.service),
  ],
  fields: [
    {
      name: 'code',
      label: key('Code'),
      hint: key('It stays: values are kept under it'),
      type: 'line',
      required: true,
      isFixed: true,
    },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    { name: 'type', label: key('Type'), type: 'choice', of: types, begins: 'text', required: true, isFixed: true },
    {
      name: 'options',
      label: key('What can be chosen'),
      type: 'own',
      blank: [],
      Input: OptionsInput,
      isShown: ({ type }: Values) => type === 'choice' || type === 'choices',
    },
    {
      name: 'kinds',
      label: key('For kinds of tickets'),
      hint: key('None: for all kinds of tickets'),
      type: 'choices',
      of: kinds,
    },
    { name: 'service', label: key('Only for the service'), type: 'row', of: '/services' },
    { name: 'required', label: key('Must be filled in'), type: 'choice', of: demands, begins: 'no' },
    { name: 'for_requester', label: key('Requesters see it and fill it in'), type: 'flag' },
    { name: 'position', label: key('Place among the fields'), type: 'number', min: 0, max: 10_000, begins: 100 },
  ],
}

export function CustomFieldsPage({ row }: PageProps) {
  return <RowsPage kind={customFields} chosen={row} />
}
