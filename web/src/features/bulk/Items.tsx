import { Anchor, Badge, Button, Group, Modal, ScrollArea, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { type BulkChange, useItems } from './bulk.api'
import { actionNames, outcomeNames } from './words'

const colours: Record<string, string> = { waiting: 'gray', done: 'green', refused: 'red' }

/** What came of each ticket, with the reason of what was refused. */
export function Items({ change, close }: { change: BulkChange; close: () => void }) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState(change.refused > 0 ? 'refused' : '')
  const items = useItems(change.id, outcome)
  const rows = items.data?.pages.flatMap(page => page.data) ?? []
  return (
    <Modal opened onClose={close} title={t(actionNames[change.action] ?? change.action)} size="lg">
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('Outcome')}
          value={outcome}
          onChange={setOutcome}
          data={[
            { value: '', label: t('All') },
            ...Object.entries(outcomeNames).map(([value, label]) => ({ value, label: t(label) })),
          ]}
        />
        {items.error && <Failure of={items.error} again={() => void items.refetch()} />}
        <ScrollArea.Autosize mah="50vh">
          <Table aria-label={t('Each ticket')}>
            <Table.Tbody>
              {rows.map(row => (
                <Table.Tr key={row.id}>
                  <Table.Td>
                    <Anchor
                      component={Link}
                      to={`/desk/tickets/${row.number}`}
                      size="sm"
                      onClick={close}
                      style={{ whiteSpace: 'nowrap' }}
                    >
                      {row.number}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <Badge variant="light" tt="none" color={colours[row.outcome] ?? 'gray'}>
                      {t(outcomeNames[row.outcome] ?? row.outcome)}
                    </Badge>
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm">{row.refusal}</Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {!items.isFetching && rows.length === 0 && <Text size="sm">{t('Nothing here')}</Text>}
        </ScrollArea.Autosize>
        {items.hasNextPage && (
          <Group>
            <Button variant="default" size="xs" loading={items.isFetching} onClick={() => void items.fetchNextPage()}>
              {t('Show more')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  )
}
