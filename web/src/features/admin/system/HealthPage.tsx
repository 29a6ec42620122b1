// Whether the desk is well: its own checks, its timers, work that is stuck.
import { Button, Container, Group, Stack, Table, Text } from '@mantine/core'
import { may, useMe } from '~/features/account/me.api'
import { Part } from '~/features/rows/Part'
import { RowLink } from '~/features/rows/RowLink'
import { Chip } from '~/features/ticket/Chip'
import { useTranslation } from '~/lib/i18n'
import { span } from '~/lib/time'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { useConfirmClock, useHealth, useJobs, useTimers } from './system.api'

export function HealthPage() {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <Container size="md" py="md">
      <Stack gap="lg">
        <PageTitle>{t('Health')}</PageTitle>
        <Checks />
        {may(me, 'desk.manage') && <TimersPart />}
        {may(me, 'job.manage') && <Parked />}
        <Text size="sm">
          {t('Figures for monitoring stand at /metrics on the address that the setting metrics_listen names.')}
        </Text>
      </Stack>
    </Container>
  )
}

function Checks() {
  const { t } = useTranslation()
  const health = useHealth()
  if (health.error) return <Failure of={health.error} again={() => void health.refetch()} />
  return (
    <Part level={2} title={t('Checks')}>
      <Table aria-label={t('Checks')} maw={560}>
        <Table.Tbody>
          {health.data?.checks.map(({ name, ok, reason }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>
                <Chip colour={ok ? 'green' : 'red'} icon={ok ? 'check' : 'alarm'}>
                  {ok ? t('Well') : t('Not well')}
                </Chip>
              </Table.Td>
              <Table.Td>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  )
}

function TimersPart() {
  const { t } = useTranslation()
  const timers = useTimers(true)
  const confirm = useConfirmClock()
  if (timers.error) return <Failure of={timers.error} again={() => void timers.refetch()} />
  if (!timers.data) return null
  const { held, jump_seconds, latest_lateness_ms, fired, next_at } = timers.data
  return (
    <Part level={2} title={t('Timers')}>
      {held ? (
        <Group>
          <Text size="sm" role="alert">
            {t('The server’s clock jumped by {{span}}; no promise is warned of until somebody says that it is right.', {
              span: span(jump_seconds ?? 0),
            })}
          </Text>
          <Button size="xs" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('The clock is right')}
          </Button>
        </Group>
      ) : (
        <Text size="sm">
          {t('They run. Fired since the start: {{fired}}; the newest was {{lateness}} ms late.', {
            fired,
            lateness: latest_lateness_ms,
          })}
          {next_at && (
            <>
              {' '}
              {t('The next one:')} <Moment at={next_at} />
            </>
          )}
        </Text>
      )}
      {confirm.error && <Failure of={confirm.error} />}
    </Part>
  )
}

function Parked() {
  const { t } = useTranslation()
  const parked = useJobs('parked')
  const count = parked.data?.pages[0]?.count
  if (count === undefined) return null
  return (
    <Part level={2} title={t('Jobs')}>
      <Text size="sm">
        {count === 0 ? t('No work is parked.') : t('Parked jobs: {{count}}', { count })}{' '}
        <RowLink page="jobs">{t('To the jobs')}</RowLink>
      </Text>
    </Part>
  )
}
