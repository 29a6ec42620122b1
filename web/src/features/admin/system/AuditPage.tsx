// The audit trail: who did what to which thing, with each field as it was and as it became.
import { Anchor, Container, Group, Select, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { PersonName } from '~/features/people/Person'
import { PersonPicker } from '~/features/people/PersonPicker'
import { More } from '~/features/rows/More'
import { ways } from '~/features/ticket/happenings'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { deedName, fieldName, objectKinds } from './auditWords'
import { type AuditDeed, useAudit } from './system.api'

export function AuditPage() {
  const { t } = useTranslation()
  const [kind, setKind] = useState<string | null>(null)
  const [actor, setActor] = useState<string | null>(null)
  const found = useAudit({ object_kind: kind ?? undefined, actor: actor ?? undefined })
  const deeds = found.rows ?? []
  return (
    <Container fluid py="md">
      <Stack>
        <PageTitle>{t('Audit trail')}</PageTitle>
        <Text size="sm">
          {t('Everything that was changed, newest first. What happened to tickets is listed when it is chosen.')}
        </Text>
        <Group align="end">
          <Select
            label={t('What')}
            placeholder={t('All but tickets')}
            data={Object.entries(objectKinds).map(([value, label]) => ({ value, label: t(label) }))}
            value={kind}
            onChange={setKind}
            clearable
            searchable
          />
          <PersonPicker label={t('Who')} value={actor} onChange={setActor} />
        </Group>
        {found.error && <Failure of={found.error} again={() => void found.refetch()} />}
        <Table aria-label={t('Audit trail')} verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('When')}</Table.Th>
              <Table.Th>{t('Who')}</Table.Th>
              <Table.Th>{t('What')}</Table.Th>
              <Table.Th>{t('Changes')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {deeds.map(deed => (
              <Line key={deed.id} deed={deed} />
            ))}
          </Table.Tbody>
        </Table>
        <Text size="sm" role="status">
          {found.rows?.length === 0 ? t('Nothing found') : ''}
        </Text>
        <More of={found} />
      </Stack>
    </Container>
  )
}

function Line({ deed }: { deed: AuditDeed }) {
  const { t } = useTranslation()
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Moment at={deed.recorded_at} />
      </Table.Td>
      <Table.Td miw="10em">
        {deed.actor ? <PersonName login={deed.actor} /> : t('By itself')}
        <Text size="xs">{t(ways[deed.via] ?? deed.via)}</Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {t(objectKinds[deed.object_kind] ?? deed.object_kind)}{' '}
          {deed.object_kind === 'ticket' ? (
            <Anchor component={Link} to={`/desk/tickets/${deed.object}`}>
              {deed.object}
            </Anchor>
          ) : (
            <bdi>{deed.object}</bdi>
          )}
        </Text>
        <Text size="xs">{t(deedName(deed))}</Text>
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {deed.erased && t('It has been erased')}
        {deed.changes.map(change => (
          <Text key={change.field} size="sm" lineClamp={4}>
            {t(fieldName(change.field, deed.object_kind))}: <bdi>{told(change.old)}</bdi> →{' '}
            <bdi>{told(change.new)}</bdi>
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  )
}

const told = (value: unknown) =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value)
