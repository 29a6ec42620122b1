import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { compare, inLanguage } from '~/lib/i18n'
import type { Row } from './kind'
import { useAllRows } from './rows.api'

export interface RowPickerProps {
  /** Of the rows of this list, by code. */
  path: string
  value: string | null
  onChange: (value: string | null) => void
  label?: string
  'aria-label'?: string
  description?: string | undefined
  error?: string | undefined
  disabled?: boolean
  placeholder?: string
  size?: string
}

export function RowPicker({ path, value, ...rest }: RowPickerProps) {
  const { t } = useTranslation()
  const rows = useAllRows(path).data ?? []
  const options = rows
    .filter(row => row.code === value || !isOver(row))
    .map(row => ({ value: row.code ?? row.id, label: titleOf(row) }))
    .sort((left, right) => compare(left.label, right.label))
  if (value && !options.some(option => option.value === value)) options.push({ value, label: value })
  return (
    <Select
      {...rest}
      data={options}
      value={value}
      searchable
      clearable
      limit={100}
      nothingFoundMessage={t('Nothing found')}
      comboboxProps={{ shadow: 'md' }}
    />
  )
}

const isOver = (row: Row) => row.active === false || (row as { status?: string }).status === 'retired'

/** What people call a row that has a name in one or both languages. */
export const titleOf = (row: Row): string =>
  (typeof row.name === 'string' ? row.name : inLanguage(row.name)) || row.code || row.id

/** The name of what a code stands for; until it is known, the code. */
export function RowName({ path, code }: { path: string; code: string | null | undefined }) {
  const row = useAllRows(path, Boolean(code)).data?.find(row => row.code === code)
  return <bdi>{row ? titleOf(row) : code}</bdi>
}
