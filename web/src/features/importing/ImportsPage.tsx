// Imports: a file is looked through first, then imported; each can be taken back.
import { Container, Group, Stack, Table, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { PersonName } from '~/features/people/Person'
import type { PageProps } from '~/features/rows/kind'
import { RowLink } from '~/features/rows/RowLink'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { ImportDetails } from './ImportDetails'
import { useImports } from './importing.api'
import { NewImport } from './NewImport'
import { kinds, states } from './words'

export function ImportsPage({ row }: PageProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = (id: string) => void navigate({ to: '/admin/$page/$row', params: { page: 'imports', row: id } })
  return (
    <Container size="lg" py="md">
      <Stack gap="lg">
        <PageTitle>{t('Imports')}</PageTitle>
        <NewImport open={open} />
        {row && <ImportDetails key={row} id={row} />}
        <Past />
      </Stack>
    </Container>
  )
}

function Past() {
  const { t } = useTranslation()
  const imports = useImports()
  if (imports.error) return <Failure of={imports.error} again={() => void imports.refetch()} />
  if (!imports.data) return null
  if (imports.data.length === 0) return <Text size="sm">{t('Nothing has been imported yet')}</Text>
  return (
    <Table aria-label={t('Imports')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('What')}</Table.Th>
          <Table.Th>{t('State')}</Table.Th>
          <Table.Th>{t('Rows')}</Table.Th>
          <Table.Th>{t('Who')}</Table.Th>
          <Table.Th>{t('When')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {imports.data.map(line => (
          <Table.Tr key={line.id}>
            <Table.Td>
              <RowLink page="imports" row={line.id}>
                {t(kinds[line.kind].label)} #{line.id}
              </RowLink>
            </Table.Td>
            <Table.Td>
              <Group gap={4}>
                {t(states[line.state])}
                {line.dry_run && <Text size="xs">({t('tried only')})</Text>}
              </Group>
            </Table.Td>
            <Table.Td>
              {line.rows}
              {line.errors > 0 && <> · {t('wrong: {{count}}', { count: line.errors })}</>}
            </Table.Td>
            <Table.Td>
              <PersonName login={line.actor} />
            </Table.Td>
            <Table.Td>
              <Moment at={line.created_at} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
