// Why the priority, the group and the promises are what they are.
import { Skeleton, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useNameOf } from '~/features/catalog/catalog.api'
import { PersonName } from '~/features/people/Person'
import { priorityOf, usePractice } from '~/features/practice/practice.api'
import { useAgreementName, useClocks } from '~/features/sla/sla.api'
import { useTranslation } from '~/lib/i18n'
import { Moment } from '~/ui/Moment'
import { happeningName } from './happenings'
import { type Happened, type Ticket, useHistory } from './ticket.api'
import { lastChangeOf, saidWith } from './why'
import { kinds, metrics } from './words'

export function Why({ ticket }: { ticket: Ticket }) {
  const history = useHistory(ticket.number)
  if (!history.data) return <Skeleton h={80} />
  return (
    <Stack gap={8}>
      <WhyPriority ticket={ticket} history={history.data} />
      <WhyGroup ticket={ticket} history={history.data} />
      <WhyPromises ticket={ticket} />
    </Stack>
  )
}

function Because({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" fw={600}>
        {what}
      </Text>
      <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  )
}

function WhyPriority({ ticket, history }: { ticket: Ticket; history: Happened[] }) {
  const { t } = useTranslation()
  const practice = usePractice(ticket.kind)
  const computed = priorityOf(practice.data, ticket.impact, ticket.urgency)
  const values = {
    impact: ticket.impact,
    urgency: ticket.urgency,
    priority: computed ?? '?',
    kind: t(kinds[ticket.kind] ?? ticket.kind),
  }
  const last = lastChangeOf(history, ['priority', 'priority_source', 'impact', 'urgency'])
  return (
    <Because what={`${t('Priority')} P${ticket.priority}`}>
      {ticket.priority_source === 'computed'
        ? t('Impact {{impact}} × urgency {{urgency}} gives P{{priority}} by the matrix of “{{kind}}”', values)
        : t(
            'By hand; impact {{impact}} × urgency {{urgency}} would give P{{priority}} by the matrix of “{{kind}}”',
            values,
          )}
      {ticket.priority_reason && (
        <div>
          <bdi>{ticket.priority_reason}</bdi>
        </div>
      )}
      {last && <By row={last} />}
    </Because>
  )
}

function WhyGroup({ ticket, history }: { ticket: Ticket; history: Happened[] }) {
  const { t } = useTranslation()
  const groupName = useNameOf('group')
  const last = lastChangeOf(history, ['group', 'assignee'])
  return (
    <Because what={t('Group and assignee')}>
      <bdi>{groupName(ticket.group) || t('No group')}</bdi>
      {ticket.assignee && (
        <>
          {' · '}
          <PersonName login={ticket.assignee} />
        </>
      )}
      {last && (
        <>
          <By row={last} />
          {saidWith(last) && <bdi>{saidWith(last)}</bdi>}
        </>
      )}
    </Because>
  )
}

function By({ row }: { row: Happened }) {
  const { t } = useTranslation()
  return (
    <Text size="xs">
      {t(happeningName(row.type))} · {row.actor ? <PersonName login={row.actor} /> : t('By itself')} ·{' '}
      <Moment at={row.happened_at} />
    </Text>
  )
}

function WhyPromises({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const agreementName = useAgreementName()
  const clocks = useClocks(ticket.number).data?.data ?? []
  if (clocks.length === 0) return null
  return (
    <Because what={t('Promises')}>
      {clocks.map(clock => (
        <div key={`${clock.metric} ${clock.started_at}`}>
          {t('{{promise}}: {{agreement}}, version {{version}}, calendar {{calendar}}', {
            promise: t(metrics[clock.metric] ?? clock.metric),
            agreement: agreementName(clock.agreement),
            version: clock.agreement_version,
            calendar: clock.calendar,
          })}
        </div>
      ))}
    </Because>
  )
}
