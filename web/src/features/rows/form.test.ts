import { expect, test } from 'vitest'
import { bodyOf, disputed, errorsOf, isChanged, valuesOf } from './form'
import type { Field } from './kind'

const fields: Field[] = [
  { name: 'code', label: 'Code', type: 'line', required: true },
  { name: 'name', label: 'Name', type: 'names', required: true },
  { name: 'manager', label: 'Manager', type: 'person' },
  { name: 'address', label: 'Address', type: 'line' },
  { name: 'line', label: 'Line', type: 'choice', of: {}, begins: 'l1', isFixed: true },
]

const network = { id: '7', version: 3, code: 'network', name: { zh: '网络组', en: 'Network' }, address: 'Room 4' }

test('of a row only what was changed is sent, and an emptied text as nothing', () => {
  const values = { ...valuesOf(fields, network), name: { zh: '网络', en: 'Network' }, address: '' }
  expect(bodyOf(fields, values, network)).toEqual({ name: { zh: '网络', en: 'Network' }, address: null })
})

test('of a new row all that was said is sent, and what is required in any case', () => {
  expect(bodyOf(fields, { ...valuesOf(fields, null), code: 'vpn' }, null)).toEqual({
    code: 'vpn',
    name: { zh: '', en: '' },
    line: 'l1',
  })
})

test('what stays as it was made is not sent again', () => {
  expect(bodyOf(fields, { ...valuesOf(fields, network), line: 'l2' }, network)).toEqual({})
})

test('a field that is not shown says nothing', () => {
  const hidden = fields.map(field => ({ ...field, isShown: () => field.name !== 'code' }))
  expect(bodyOf(hidden, { ...valuesOf(fields, network), code: 'other' }, network)).toEqual({})
})

test('a form is changed when it differs from its row', () => {
  expect(isChanged(fields, valuesOf(fields, network), network)).toBe(false)
  expect(isChanged(fields, { ...valuesOf(fields, network), manager: 'li_lei' }, network)).toBe(true)
})

test('an error stands at its field or at what lies within it', () => {
  const errors = { support: 'Too many', 'support.0.group': 'There is none', supported: 'No' }
  expect(errorsOf('support', errors)).toEqual({ '': 'Too many', '0.group': 'There is none' })
})

test('in dispute is what both have changed, each in another way', () => {
  const theirs = { ...network, version: 4, address: 'Room 5', name: { zh: '网络', en: 'Network' } }
  const mine = {
    ...valuesOf(fields, network),
    address: 'Room 6',
    name: { zh: '网络', en: 'Network' },
    manager: 'li_lei',
  }
  expect(disputed(fields, mine, network, theirs).map(field => field.name)).toEqual(['address'])
})
