// Every change of a ticket: who, by what, when, from what to what; and the whole ticket as it was at a moment.
import { Group, ScrollArea, Select, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { PersonName } from '~/features/people/Person'
import { compare, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { AsItWas } from './AsItWas'
import { fieldName, isEmpty } from './fields'
import { happenedTo, happeningName, ways } from './happenings'
import { type Happened, type Ticket, useHistory } from './ticket.api'
import { Value } from './Value'
import { saidWith } from './why'

export function History({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const history = useHistory(ticket.number)
  const [moment, setMoment] = useState('')
  const [field, setField] = useState<string | null>(null)
  const [words, setWords] = useState('')
  if (history.error && !history.data) return <Failure of={history.error} again={() => void history.refetch()} />
  const rows = history.data ?? []
  const changed = [...new Set(rows.flatMap(row => row.changes.map(change => change.field)))]
  const wanted = words.trim().toLowerCase()
  const shown = rows.filter(
    row =>
      (!field || row.changes.some(change => change.field === field)) &&
      (!wanted || `${t(happeningName(row.type))} ${JSON.stringify(row)}`.toLowerCase().includes(wanted)),
  )

  return (
    <ScrollArea h="100%" viewportProps={{ tabIndex: 0 }}>
      <Stack gap="sm" p="md">
        <Group gap="sm" align="end">
          <TextInput
            size="xs"
            label={t('Filter')}
            value={words}
            onChange={event => setWords(event.currentTarget.value)}
          />
          <Select
            size="xs"
            label={t('Field')}
            placeholder={t('All')}
            clearable
            searchable
            value={field}
            onChange={setField}
            data={changed
              .map(name => ({ value: name, label: fieldName(name, t) }))
              .sort((left, right) => compare(left.label, right.label))}
          />
          <TextInput
            size="xs"
            type="datetime-local"
            step={1}
            label={t('As it was at')}
            value={moment}
            onChange={event => setMoment(event.currentTarget.value)}
          />
        </Group>
        {moment && (
          <AsItWas number={ticket.number} moment={new Date(moment).toISOString()} leave={() => setMoment('')} />
        )}
        {history.isPending ? (
          <Skeleton h={200} />
        ) : shown.length === 0 ? (
          <Text size="sm">{t('Nothing fits')}</Text>
        ) : (
          <Table aria-label={t('History')} verticalSpacing={6} horizontalSpacing={6} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('When')}</Table.Th>
                <Table.Th>{t('Who')}</Table.Th>
                <Table.Th>{t('What')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.toReversed().map(row => (
                <Row key={row.id} row={row} field={field} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </ScrollArea>
  )
}

function Row({ row, field }: { row: Happened; field: string | null }) {
  const { t } = useTranslation()
  const changes = row.changes.filter(
    change => (!field || change.field === field) && !(isEmpty(change.old) && isEmpty(change.new)),
  )
  const said = saidWith(row)
  const object = happenedTo(row.type)
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Moment at={row.happened_at} />
      </Table.Td>
      <Table.Td miw="7em">
        {row.actor ? <PersonName login={row.actor} /> : t('By itself')}
        <Text size="xs">{t(ways[row.via] ?? row.via)}</Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" fw={600}>
          {object && `${t(object)}: `}
          {t(happeningName(row.type))}
        </Text>
        {said && (
          <Text size="sm">
            <bdi>{said}</bdi>
          </Text>
        )}
        {changes.map(change => (
          <Text size="sm" key={change.field} component="div" style={{ overflowWrap: 'anywhere' }} lineClamp={6}>
            {fieldName(change.field, t)}:{' '}
            {!isEmpty(change.old) && (
              <>
                <Value field={change.field} of={change.old} /> →{' '}
              </>
            )}
            <Value field={change.field} of={change.new} />
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  )
}
