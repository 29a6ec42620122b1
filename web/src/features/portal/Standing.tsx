// Where a ticket stands: who has it and what comes next, and by when.
import { Group, Text } from '@mantine/core'
import type { Schemas } from '~/api/client'
import { useName } from '~/features/people/names'
import { inLanguage, key, useTranslation } from '~/lib/i18n'
import { shortMoment, span, useNow } from '~/lib/time'
import { Icon } from '~/ui/Icon'
import { nextStep, promiseOf } from './nextStep'
import type { Row } from './portal.api'

type Shown = Pick<Row, 'state' | 'pending_reason' | 'pending_until' | 'assignee' | 'groupName' | 'clocks'>

export function NextStep({ ticket }: { ticket: Shown }) {
  const { t } = useTranslation()
  const name = useName(ticket.assignee)
  const { words, isYours } = nextStep(ticket)
  return (
    <Text size="sm" fw={isYours ? 600 : undefined} component="div">
      <Group gap={6} wrap="nowrap" align="flex-start">
        {isYours && <Icon name="bell" size={16} />}
        <span>
          {t(words, { name, group: inLanguage(ticket.groupName) || t('The service desk') })}
          {ticket.pending_until && ` ${t('Until {{time}}', { time: shortMoment(ticket.pending_until) })}`}
        </span>
      </Group>
    </Text>
  )
}

const promises: Record<string, string> = {
  respond: key('You hear from us by {{time}} ({{span}} left)'),
  next_response: key('You hear from us by {{time}} ({{span}} left)'),
  resolve: key('To be solved by {{time}} ({{span}} left)'),
}

export function Promised({ clocks }: { clocks: Schemas['Clock'][] }) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const promise = promiseOf(clocks)
  if (!promise) return null
  if (promise.state === 'paused' || !promise.due_at)
    return <PromiseLine icon="pause">{t('The clock stands still meanwhile.')}</PromiseLine>
  const left = (Date.parse(promise.due_at) - now) / 1000
  const time = shortMoment(promise.due_at)
  if (left < 0)
    return (
      <PromiseLine icon="alarm">{t('We promised it for {{time}} and are late. We are sorry.', { time })}</PromiseLine>
    )
  return <PromiseLine icon="clock">{t(promises[promise.metric]!, { time, span: span(left) })}</PromiseLine>
}

function PromiseLine({ icon, children }: { icon: 'pause' | 'alarm' | 'clock'; children: string }) {
  return (
    <Text size="sm" component="div">
      <Group gap={6} wrap="nowrap">
        <Icon name={icon} size={16} />
        <span>{children}</span>
      </Group>
    </Text>
  )
}
