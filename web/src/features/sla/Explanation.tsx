// The same clock in words and as a table: by which agreement, which stretches counted, which did not and why.
import { Stack, Table, Text } from '@mantine/core'
import { PriorityChip } from '~/features/ticket/Chips'
import { pendingReasons } from '~/features/ticket/words'
import { useTranslation } from '~/lib/i18n'
import { span } from '~/lib/time'
import { Moment } from '~/ui/Moment'
import { type ClockExplanation, useAgreementName } from './sla.api'
import { markNames } from './TimelineDrawing'
import { timelineOf } from './timeline'

export function Explanation({ clock, name }: { clock: ClockExplanation; name: string }) {
  const { t } = useTranslation()
  const agreementName = useAgreementName()
  const now = clock.as_now
  const differs = now !== null && (now.target_seconds !== clock.target_seconds || now.due_at !== clock.due_at)
  return (
    <Stack gap={6} mt={6}>
      <Text size="xs" component="div">
        {t('As promised: {{agreement}}, version {{version}}, {{target}} of the hours of {{calendar}}', {
          agreement: agreementName(clock.agreement),
          version: clock.agreement_version,
          target: span(clock.target_seconds),
          calendar: clock.calendar,
        })}{' '}
        <PriorityChip priority={clock.priority} /> {clock.vip && 'VIP'}
      </Text>
      {differs && (
        <Text size="xs">
          {t('As it would be promised now: {{agreement}}, version {{version}}, {{target}}', {
            agreement: agreementName(now.agreement),
            version: now.agreement_version,
            target: span(now.target_seconds),
          })}{' '}
          <Moment at={now.due_at} />
        </Text>
      )}
      {clock.provisional && (
        <Text size="xs">{t('It reaches into a year whose official days are not published yet.')}</Text>
      )}
      <Rows clock={clock} name={name} />
      {clock.more_counted && <Text size="xs">{t('There are more stretches than are listed.')}</Text>}
    </Stack>
  )
}

function Rows({ clock, name }: { clock: ClockExplanation; name: string }) {
  const { t } = useTranslation()
  const line = timelineOf(clock, Date.now())
  const rows = [
    ...line.stretches.map(stretch => ({ at: stretch.from, to: stretch.to, words: wordsOf(stretch) })),
    ...line.marks
      .filter(mark => mark.kind !== 'now')
      .map(mark => ({
        at: mark.at,
        to: null,
        words: t(markNames[mark.kind]) + (mark.percent ? ` ${mark.percent} %` : ''),
      })),
  ].sort((left, right) => left.at - right.at)
  return (
    <Table
      fz="xs"
      withRowBorders={false}
      verticalSpacing={2}
      aria-label={t('The time of "{{promise}}" as a table', { promise: name })}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('From')}</Table.Th>
          <Table.Th>{t('To')}</Table.Th>
          <Table.Th>{t('What')}</Table.Th>
          <Table.Th ta="end">{t('Length')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ at, to, words }) => (
          <Table.Tr key={`${at} ${words}`}>
            <Table.Td>
              <Moment at={new Date(at).toISOString()} />
            </Table.Td>
            <Table.Td>{to !== null && <Moment at={new Date(to).toISOString()} />}</Table.Td>
            <Table.Td>{words}</Table.Td>
            <Table.Td ta="end">{to !== null && span((to - at) / 1000)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )

  function wordsOf({ kind, cause }: { kind: string; cause?: string }) {
    if (kind === 'counted') return t('Counted')
    if (kind === 'to_come') return t('To come')
    return t('Stood still {{cause}}', { cause: t(pendingReasons[cause ?? ''] ?? cause ?? '') })
  }
}
