// Work that was left for later: what waits, what failed and is parked, and running it again.
import { Button, Container, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { More } from '~/features/rows/More'
import { key, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { type Job, useChangeJob, useJobs } from './system.api'

const states: Record<Job['state'], string> = {
  parked: key('Parked'),
  waiting: key('Waiting'),
  running: key('Running'),
  held: key('Held'),
  done: key('Done'),
}

export function JobsPage() {
  const { t } = useTranslation()
  const [state, setState] = useState<Job['state']>('parked')
  const found = useJobs(state)
  const change = useChangeJob()
  const jobs = found.rows
  return (
    <Container fluid py="md">
      <Stack>
        <PageTitle>{t('Jobs')}</PageTitle>
        <Text size="sm">{t('What fails again and again is parked, and runs again when somebody says so.')}</Text>
        <Group>
          <SegmentedControl
            aria-label={t('State')}
            data={Object.entries(states).map(([value, label]) => ({ value, label: t(label) }))}
            value={state}
            onChange={next => setState(next as Job['state'])}
          />
          <Button variant="default" onClick={() => void found.refetch()}>
            {t('Look again')}
          </Button>
          <Text size="sm" role="status">
            {jobs && t('Jobs: {{count}}', { count: found.count })}
          </Text>
        </Group>
        {(found.error ?? change.error) && <Failure of={found.error ?? change.error} />}
        {jobs && jobs.length > 0 && (
          <Table aria-label={t('Jobs')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('What')}</Table.Th>
                <Table.Th>{t('When')}</Table.Th>
                <Table.Th>{t('Tries')}</Table.Th>
                <Table.Th>{t('Last error')}</Table.Th>
                <Table.Th>{t('Deeds')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {jobs.map(job => (
                <Line key={job.id} job={job} run={deed => change.mutate({ job: job.id, deed })} />
              ))}
            </Table.Tbody>
          </Table>
        )}
        <More of={found} />
      </Stack>
    </Container>
  )
}

function Line({ job, run }: { job: Job; run: (deed: 'run' | 'hold') => void }) {
  const { t } = useTranslation()
  return (
    <Table.Tr>
      <Table.Td>
        {job.kind}
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {job.key}
        </Text>
      </Table.Td>
      <Table.Td>
        <Moment at={job.done_at ?? job.run_at} />
      </Table.Td>
      <Table.Td>{job.attempts}</Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <bdi>{job.last_error}</bdi>
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {['parked', 'held', 'done'].includes(job.state) && (
            <Button size="compact-sm" variant="default" onClick={() => run('run')}>
              {t('Run again')}
            </Button>
          )}
          {['waiting', 'parked'].includes(job.state) && (
            <Button size="compact-sm" variant="default" onClick={() => run('hold')}>
              {t('Hold')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
