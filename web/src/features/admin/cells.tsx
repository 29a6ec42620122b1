// What stands in the columns of lists.
import { PersonName } from '~/features/people/Person'
import type { Column, Words } from '~/features/rows/kind'
import { RowName } from '~/features/rows/RowPicker'
import { useTranslation } from '~/lib/i18n'

function Word({ words, of }: { words: Words; of: string | null | undefined }) {
  const { t } = useTranslation()
  return of ? t(words[of] ?? of) : null
}

/** A word of the API. */
export const word = <R,>(label: string, words: Words, of: (row: R) => string | null | undefined): Column<R> => ({
  label,
  cell: row => <Word words={words} of={of(row)} />,
})

export const text = <R,>(label: string, of: (row: R) => string | number | null | undefined): Column<R> => ({
  label,
  cell: row => <bdi>{of(row)}</bdi>,
})

export const person = <R,>(label: string, of: (row: R) => string | null | undefined): Column<R> => ({
  label,
  cell: row => <PersonName login={of(row)} />,
})

/** The name of a row of another list, by its code. */
export const named = <R,>(label: string, path: string, of: (row: R) => string | null | undefined): Column<R> => ({
  label,
  cell: row => <RowName path={path} code={of(row)} />,
})
