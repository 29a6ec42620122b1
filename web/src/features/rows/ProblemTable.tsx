import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '~/lib/i18n'

interface ProblemTableProps {
  /** Translated: of the columns that say where something is wrong. */
  places: string[]
  rows: { key: string; places: ReactNode[]; sentence: string }[]
}

/** What is wrong in a file, and where. */
export function ProblemTable({ places, rows }: ProblemTableProps) {
  const { t } = useTranslation()
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table aria-label={t('What is wrong')} maw={900}>
        <Table.Thead>
          <Table.Tr>
            {[...places, t('What is wrong')].map(name => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.key}>
              {row.places.map((place, index) => (
                <Table.Td key={places[index]}>{place}</Table.Td>
              ))}
              <Table.Td>
                <bdi>{row.sentence}</bdi>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
