// What was promised, how far each promise is, and how its time was counted.
import { Button, Collapse, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Chip } from '~/features/ticket/Chip'
import { Section } from '~/features/ticket/Section'
import type { Ticket } from '~/features/ticket/ticket.api'
import { metrics } from '~/features/ticket/words'
import { key, useTranslation } from '~/lib/i18n'
import { span, useNow } from '~/lib/time'
import { Failure } from '~/ui/Failure'
import type { IconName } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import { Explanation } from './Explanation'
import { type ClockExplanation, useClocks } from './sla.api'
import { TimelineDrawing } from './TimelineDrawing'

export function Promises({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const clocks = useClocks(ticket.number)
  return (
    <Section title={t('Promises')}>
      {clocks.error && !clocks.data ? (
        <Failure of={clocks.error} again={() => void clocks.refetch()} />
      ) : !clocks.data ? (
        <Skeleton h={90} />
      ) : clocks.data.data.length === 0 ? (
        <Text size="sm">{t('Nothing was promised')}</Text>
      ) : (
        <Stack gap="md">
          {clocks.data.data.map(clock => (
            <Promised key={`${clock.metric} ${clock.started_at}`} clock={clock} />
          ))}
        </Stack>
      )}
    </Section>
  )
}

const looks: Record<string, { words: string; colour: string; icon: IconName }> = {
  running: { words: key('Running'), colour: 'blue', icon: 'clock' },
  paused: { words: key('Paused'), colour: 'gray', icon: 'pause' },
  met: { words: key('Kept'), colour: 'green', icon: 'check' },
  missed: { words: key('Broken'), colour: 'red', icon: 'alarm' },
  cancelled: { words: key('Void'), colour: 'gray', icon: 'close' },
}

function Promised({ clock }: { clock: ClockExplanation }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const now = useNow(60_000)
  const isBroken = clock.state === 'missed' || clock.breached_at !== null
  const look = isBroken ? { ...looks.missed!, words: looks[clock.state]!.words } : looks[clock.state]!
  const name = t(metrics[clock.metric] ?? clock.metric)
  return (
    <div>
      <Group gap={6} mb={4}>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Chip colour={look.colour} icon={look.icon}>
          {t(look.words)}
        </Chip>
        <Text size="xs" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {clock.left_seconds < 0
            ? t('{{span}} too late', { span: span(clock.left_seconds) })
            : t('{{used}} of {{target}}', { used: span(clock.elapsed_seconds), target: span(clock.target_seconds) })}
        </Text>
        <span style={{ flex: 1 }} />
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={isOpen}
          aria-label={t('Explain: {{promise}}', { promise: name })}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('Explain')}
        </Button>
      </Group>
      <TimelineDrawing clock={clock} name={name} now={now} />
      <Group gap="xs" mt={2}>
        {clock.due_at && (
          <Text size="xs">
            {t('Due')} <Moment at={clock.due_at} />
          </Text>
        )}
        {clock.stopped_at && (
          <Text size="xs">
            {t('Ended')} <Moment at={clock.stopped_at} />
          </Text>
        )}
      </Group>
      <Collapse expanded={isOpen}>
        <Explanation clock={clock} name={name} />
      </Collapse>
    </div>
  )
}
