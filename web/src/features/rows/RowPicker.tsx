import { useDebouncedValue } from '@mantine/hooks'
import { compare, inLanguage } from '~/lib/i18n'
import { type Found, type PickerProps, SearchPicker } from '~/ui/SearchPicker'
import type { Row } from './kind'
import { useAllRows, useFitting, useRow } from './rows.api'

interface RowPickerProps extends PickerProps {
  /** Of the rows of this list, by code. */
  path: string
}

/** A row by its name in either language, its code or pinyin; the server looks. */
export function RowPicker({ path, ...rest }: RowPickerProps) {
  return <SearchPicker {...rest} shown={useTitle(path, rest.value)} useFound={useRowsFound} of={path} />
}

function useRowsFound(words: string, path: string): Found {
  const [settled] = useDebouncedValue(words, 100)
  const found = useFitting(path, settled)
  const options = (found.data ?? [])
    .filter(row => !isOver(row))
    .map(row => ({ value: row.code ?? row.id, label: titleOf(row) }))
    .sort((left, right) => compare(left.label, right.label))
  return { options, isSearching: found.isFetching }
}

/** Most are among the first of their list; another is asked for by itself. */
function useTitle(path: string, code: string | null): string {
  const first = useFitting(path, '')
  const known = first.data?.find(row => row.code === code)
  const asked = useRow(path, first.data && !known && code ? code : undefined)
  const row = known ?? asked.data
  return row ? titleOf(row) : (code ?? '')
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
