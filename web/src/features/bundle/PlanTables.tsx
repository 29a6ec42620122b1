// What a file does to the desk, item by item, and what is wrong in it.
import { Checkbox, Code, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { ProblemTable } from '~/features/rows/ProblemTable'
import { Chip } from '~/features/ticket/Chip'
import { key, useTranslation } from '~/lib/i18n'
import type { Plan, Step } from './bundle.api'
import { actions, kinds } from './words'

const figures = [
  { name: 'added', label: key('Added: {{count}}') },
  { name: 'changed', label: key('Changed: {{count}}') },
  { name: 'unchanged', label: key('As before: {{count}}') },
  { name: 'waiting', label: key('waiting: {{count}}') },
] as const

export function PlanTables({ of: plan }: { of: Plan }) {
  const { t } = useTranslation()
  const counts = figures.map(({ name, label }) => t(label, { count: plan[name] }))
  if (plan.problems.length > 0) counts.push(t('wrong: {{count}}', { count: plan.problems.length }))
  return (
    <Stack gap="sm" component="section" aria-label={plan.applied ? t('What it changed') : t('What it would change')}>
      <Text role="status" size="sm">
        <b>{plan.applied ? t('Applied') : t('Tried: nothing was changed')}</b> · {counts.join(' · ')}
      </Text>
      {plan.problems.length > 0 && <Problems of={plan} />}
      <Steps of={plan} />
    </Stack>
  )
}

function Problems({ of: { problems } }: { of: Plan }) {
  const { t } = useTranslation()
  const rows = problems.map(({ pointer, line, sentence }) => ({
    key: `${pointer} ${sentence}`,
    places: [line, pointer && <Code key="pointer">{pointer}</Code>],
    sentence,
  }))
  return <ProblemTable places={[t('Line in the file'), t('Where')]} rows={rows} />
}

function Steps({ of: { steps } }: { of: Plan }) {
  const { t } = useTranslation()
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? steps : steps.filter(({ action }) => action !== 'unchanged')
  return (
    <>
      {steps.some(({ action }) => action === 'unchanged') && (
        <Checkbox
          label={t('Show what stays as it is')}
          checked={showsAll}
          onChange={event => setShowsAll(event.currentTarget.checked)}
        />
      )}
      {shown.length > 0 && (
        <Table.ScrollContainer minWidth={320}>
          <Table aria-label={t('Items')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('Kind')}</Table.Th>
                <Table.Th>{t('Item')}</Table.Th>
                <Table.Th>{t('What becomes of it')}</Table.Th>
                <Table.Th>{t('Before and after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map(step => (
                <StepRow key={step.pointer} step={step} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  )
}

const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function StepRow({ step }: { step: Step }) {
  const { t } = useTranslation()
  const { label, colour } = actions[step.action]
  return (
    <Table.Tr>
      <Table.Td>{t(kinds[step.kind] ?? step.kind)}</Table.Td>
      <Table.Td>{step.name || step.pointer}</Table.Td>
      <Table.Td>
        <Chip colour={colour}>{t(label)}</Chip>
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {step.fields.map(({ field, old, new: now }) => (
          <Text key={field} size="sm">
            <Code>{field}</Code> {old != null && <del>{written(old)}</del>} → {now != null && <ins>{written(now)}</ins>}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  )
}
