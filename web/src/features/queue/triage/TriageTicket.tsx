// One ticket, as large as it must be to tell at a glance where it belongs.
import { Badge, Group, ScrollArea, Text, Title } from '@mantine/core'
import { useNameOf } from '~/features/catalog/catalog.api'
import { PersonName } from '~/features/people/Person'
import { BreachChip, PriorityChip } from '~/features/ticket/Chips'
import { StateChip } from '~/features/ticket/StateChip'
import type { Ticket } from '~/features/ticket/ticket.api'
import { channels, levels } from '~/features/ticket/words'
import { useTranslation } from '~/lib/i18n'
import { Moment } from '~/ui/Moment'
import classes from './Triage.module.css'

export function TriageTicket({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const serviceName = useNameOf('service')
  const categoryName = useNameOf('category')
  const siteName = useNameOf('site')
  const groupName = useNameOf('group')
  const facts: [string, React.ReactNode][] = [
    [t('Requester'), <PersonName key="requester" login={ticket.requester} />],
    [t('Service'), serviceName(ticket.service)],
    [t('Category'), categoryName(ticket.category)],
    [t('Site'), siteName(ticket.site)],
    [t('Group'), groupName(ticket.group)],
    [t('Channel'), t(channels[ticket.channel] ?? ticket.channel)],
    [t('Impact'), t(levels.impact[ticket.impact - 1] ?? '')],
    [t('Urgency'), t(levels.urgency[ticket.urgency - 1] ?? '')],
    [t('Reported'), <Moment key="reported" at={ticket.created_at} />],
  ]
  return (
    <article className={classes.ticket} data-ticket={ticket.number} aria-label={ticket.number}>
      <Group gap="xs">
        <PriorityChip priority={ticket.priority} />
        <Text size="sm">{ticket.number}</Text>
        <StateChip state={ticket.state} reason={ticket.pending_reason} />
        <BreachChip ticket={ticket} />
        {ticket.chase_count > 0 && (
          <Badge size="sm" radius="sm" variant="light" color="red" tt="none">
            {t('Chased {{times}} times', { times: ticket.chase_count })}
          </Badge>
        )}
      </Group>
      <Title order={2} size="h3" className={classes.subject}>
        <bdi>{ticket.subject}</bdi>
      </Title>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value || '–'}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <ScrollArea className={classes.description} viewportProps={{ tabIndex: 0, 'aria-label': t('Description') }}>
        <Text className={classes.text}>
          <bdi>{ticket.description}</bdi>
        </Text>
      </ScrollArea>
    </article>
  )
}
