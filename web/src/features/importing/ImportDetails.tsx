// How far an import is, what it did, what was wrong in it.
import { Button, Group, Progress, Skeleton, Stack, Text } from '@mantine/core'
import { ProblemTable } from '~/features/rows/ProblemTable'
import { key, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { SecondPress } from '~/ui/SecondPress'
import { type Import, isRunning, useChangeImport, useImport } from './importing.api'
import { kinds, states } from './words'

const figures = [
  { name: 'added', label: key('Added: {{count}}') },
  { name: 'changed', label: key('Changed: {{count}}') },
  { name: 'unchanged', label: key('As before: {{count}}') },
  { name: 'errors', label: key('wrong: {{count}}') },
] as const

export function ImportDetails({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useImport(id)
  const change = useChangeImport(id)
  if (error) return <Failure of={error} again={() => void refetch()} />
  if (!data) return <Skeleton h={120} />
  const name = `${t(kinds[data.kind].label)} #${data.id}`
  return (
    <Stack gap="sm" component="section" aria-label={name}>
      <Group gap="sm">
        <Text fw={600}>{name}</Text>
        <Text size="sm" role="status">
          {t(states[data.state])} · {figures.map(({ name, label }) => t(label, { count: data[name] })).join(' · ')}
        </Text>
      </Group>
      {isRunning(data) && (
        <Progress value={data.rows ? (data.done / data.rows) * 100 : 0} aria-label={t('Progress')} animated />
      )}
      <Group gap="xs">
        {isRunning(data) && (
          <Button size="xs" variant="default" onClick={() => change.mutate('cancellation')}>
            {t('Stop')}
          </Button>
        )}
        {data.state === 'done' && !data.dry_run && (
          <SecondPress
            size="xs"
            label={t('Undo the import')}
            sure={t('Yes, take it back')}
            loading={change.isPending}
            run={() => change.mutate('undo')}
          />
        )}
      </Group>
      {change.error && <Failure of={change.error} />}
      {data.state === 'done' && data.dry_run && data.errors === 0 && (
        <Text size="sm">{t('Nothing is wrong with it. It can be imported.')}</Text>
      )}
      {data.problems.length > 0 && <Problems of={data} />}
      {data.kept.map(({ object, sentence }) => (
        <Text key={object} size="sm">
          {object}: {sentence}
        </Text>
      ))}
    </Stack>
  )
}

function Problems({ of }: { of: Import }) {
  const { t } = useTranslation()
  return (
    <>
      <Text size="sm">{t('Nothing of it was imported. Put these rows right and try again.')}</Text>
      <ProblemTable
        places={[t('Row'), t('Column')]}
        rows={of.problems.map(({ row, column, sentence }) => ({
          key: `${row} ${column} ${sentence}`,
          places: [row, column],
          sentence,
        }))}
      />
      {of.errors > of.problems.length && (
        <Text size="sm">{t('{{count}} more', { count: of.errors - of.problems.length })}</Text>
      )}
    </>
  )
}
