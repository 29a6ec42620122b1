// Who asks: how to reach them, where they are, and what else is open.
import { Alert, Anchor, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNameOf } from '~/features/catalog/catalog.api'
import { Chip } from '~/features/ticket/Chip'
import { ListLink } from '~/features/ticket/ListLink'
import { StateChip } from '~/features/ticket/StateChip'
import { TicketLink } from '~/features/ticket/TicketLink'
import type { Ticket } from '~/features/ticket/ticket.api'
import { inLanguage, locale, useTranslation } from '~/lib/i18n'
import { useNow } from '~/lib/time'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { Change } from './ChangeRequester'
import { departmentQuery, organisationQuery } from './organisation.api'
import { PersonAvatar } from './Person'
import { type PersonCard, useOpenTicketsOf, usePastTicketsOf, usePerson } from './requester.api'

export function RequesterCard({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const person = usePerson(ticket.requester)
  if (!ticket.requester) return <Text size="sm">{t('Nobody is known')}</Text>
  if (person.error) return <Failure of={person.error} again={() => void person.refetch()} />
  if (!person.data) return <Skeleton h={90} />
  return (
    <Stack gap={6}>
      <About person={person.data} ticket={ticket} />
      <Reach person={person.data} />
      <OtherTickets ticket={ticket} />
    </Stack>
  )
}

function About({ person, ticket }: { person: PersonCard; ticket: Ticket }) {
  const { t } = useTranslation()
  const siteName = useNameOf('site')
  const organisation = useQuery(organisationQuery(person.organisation)).data
  const department = useQuery(departmentQuery(person.department)).data
  const where = [inLanguage(organisation?.name), inLanguage(department?.name), siteName(person.site)].filter(Boolean)
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        {person.login && <PersonAvatar login={person.login} size={32} />}
        <div style={{ minWidth: 0, flex: 1 }}>
          <Group gap={6}>
            <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
              <bdi>{person.name}</bdi>
            </Text>
            {person.vip && (
              <Chip filled colour="grape" icon="star">
                VIP
              </Chip>
            )}
            {!person.active && <Chip colour="gray">{t('Has left')}</Chip>}
          </Group>
          <Text size="xs">
            <bdi>{where.join(' · ')}</bdi>
          </Text>
        </div>
        <Change ticket={ticket} />
      </Group>
      {person.vip && person.vip_remarks && (
        <Alert color="grape" variant="light" p={6}>
          <bdi>{person.vip_remarks}</bdi>
        </Alert>
      )}
    </>
  )
}

function Reach({ person }: { person: PersonCard }) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const there = new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone: person.time_zone })
  return (
    <Stack gap={2}>
      {person.phones?.map(phone => (
        <Text size="sm" key={phone.number}>
          <Anchor href={`tel:${phone.number}`}>{phone.number.replace(/^ext=/, `${t('Extension')} `)}</Anchor>
        </Text>
      ))}
      {person.emails?.map(mail => (
        <Text size="sm" key={mail} style={{ overflowWrap: 'anywhere' }}>
          <Anchor href={`mailto:${mail}`}>{mail}</Anchor>
        </Text>
      ))}
      <Text size="xs">
        {t('{{time}} where they are ({{zone}})', { time: there.format(now), zone: person.time_zone })}
      </Text>
    </Stack>
  )
}

function OtherTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const open = useOpenTicketsOf(ticket.requester).data
  const past = usePastTicketsOf(ticket.requester).data
  const others = (open?.data ?? []).filter(other => other.number !== ticket.number)
  const before = (past?.data ?? []).filter(other => other.number !== ticket.number)
  return (
    <>
      {others.length > 0 && <TicketRows title={t('Other open tickets')} rows={others} />}
      {before.length > 0 && <TicketRows title={t('Earlier tickets')} rows={before} />}
      <ListLink q={`requester:${ticket.requester}`}>{t('All tickets of this person')}</ListLink>
    </>
  )
}

type Row = Pick<Ticket, 'number' | 'subject' | 'state' | 'pending_reason' | 'created_at'>

function TicketRows({ title, rows }: { title: string; rows: Partial<Row>[] }) {
  return (
    <div>
      <Text size="xs" fw={600}>
        {title}
      </Text>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={title}>
        {rows.map(row => (
          <li key={row.number}>
            <Group gap={6} wrap="nowrap">
              <TicketLink number={row.number ?? ''} title={`${row.number} ${row.subject}`}>
                <bdi>{row.subject}</bdi>
              </TicketLink>
              <StateChip state={row.state ?? ''} />
              <Text size="xs" style={{ whiteSpace: 'nowrap' }}>
                <Moment at={row.created_at} />
              </Text>
            </Group>
          </li>
        ))}
      </ul>
    </div>
  )
}
