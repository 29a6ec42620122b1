// The jobs that somebody has started, in a corner of every page: how far they are, what was refused, and how to stop them.
import { ActionIcon, Anchor, Button, CloseButton, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { lazy, useState } from 'react'
import { type Export, fileOf, useStopExport } from '~/features/exporting/exporting.api'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { Part } from '~/ui/Part'
import { type BulkChange, useStopBulk } from './bulk.api'
import classes from './RunningJobs.module.css'
import { putJobAway, useJobs } from './running'
import { actionNames, stateNames } from './words'

const Items = lazy(() => import('./Items').then(module => ({ default: module.Items })))

export function RunningJobs() {
  const { t } = useTranslation()
  const { changes, files } = useJobs()
  if (changes.length + files.length === 0) return null
  return (
    <Paper component="section" shadow="md" withBorder p="xs" className={classes.corner} aria-label={t('Running jobs')}>
      <Stack gap="xs">
        {changes.map(change => (
          <Change key={change.id} change={change} />
        ))}
        {files.map(file => (
          <File key={file.id} file={file} />
        ))}
      </Stack>
    </Paper>
  )
}

function Change({ change }: { change: BulkChange }) {
  const { t } = useTranslation()
  const stop = useStopBulk()
  const [isOpen, setOpen] = useState(false)
  const name = t(actionNames[change.action] ?? change.action)
  const isRunning = change.state === 'running'
  return (
    <div data-change={change.id}>
      <Head
        name={name}
        isRunning={isRunning}
        stop={() => stop.mutate(change.id)}
        away={() => putJobAway(`change ${change.id}`)}
      />
      <Progress
        value={change.total > 0 ? (change.done / change.total) * 100 : 100}
        color={change.refused > 0 ? 'orange' : undefined}
        size="sm"
        aria-label={name}
      />
      <Group gap={6} mt={4} role="status">
        <Text size="xs">{t('{{done}} of {{total}}', { done: change.done, total: change.total })}</Text>
        <Text size="xs">{isRunning ? '' : t(stateNames[change.state] ?? change.state)}</Text>
        {change.refused > 0 && (
          <Text size="xs" c="red">
            {t('{{refused}} refused', { refused: change.refused })}
          </Text>
        )}
        <Button size="compact-xs" variant="subtle" ml="auto" onClick={() => setOpen(true)}>
          {t('Each ticket')}
        </Button>
      </Group>
      {change.problem && (
        <Text size="xs" c="red">
          {change.problem}
        </Text>
      )}
      {isOpen && (
        <Part>
          <Items change={change} close={() => setOpen(false)} />
        </Part>
      )}
    </div>
  )
}

function File({ file }: { file: Export }) {
  const { t } = useTranslation()
  const stop = useStopExport()
  const isRunning = file.state === 'running'
  return (
    <div>
      <Head
        name={t('Export as CSV')}
        isRunning={isRunning}
        stop={() => stop.mutate(file.id)}
        away={() => putJobAway(`file ${file.id}`)}
      />
      <Progress value={100} size="sm" animated={isRunning} aria-label={t('Export as CSV')} />
      <Group gap={6} mt={4} role="status">
        <Text size="xs">{t('{{rows}} rows', { rows: file.rows })}</Text>
        {file.state === 'done' ? (
          <Anchor size="xs" href={fileOf(file.id)} download ml="auto">
            {t('Download')}
          </Anchor>
        ) : (
          <Text size="xs">{isRunning ? '' : t(stateNames[file.state] ?? file.state)}</Text>
        )}
      </Group>
      {file.problem && (
        <Text size="xs" c="red">
          {file.problem}
        </Text>
      )}
    </div>
  )
}

interface HeadProps {
  name: string
  isRunning: boolean
  stop: () => void
  away: () => void
}

function Head({ name, isRunning, stop, away }: HeadProps) {
  const { t } = useTranslation()
  return (
    <Group gap={6} mb={4} wrap="nowrap">
      <Text size="sm" fw={600} style={{ flex: 1 }}>
        {name}
      </Text>
      {isRunning ? (
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('Stop: {{name}}', { name })} onClick={stop}>
          <Icon name="pause" size={14} />
        </ActionIcon>
      ) : (
        <CloseButton size="sm" aria-label={t('Put away: {{name}}', { name })} onClick={away} />
      )}
    </Group>
  )
}
