// A ticket, wherever it is shown: beside the list or on a page of its own.
import { Group, ScrollArea, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Conversation } from '~/features/conversation/Conversation'
import { Failure } from '~/ui/Failure'
import { BreachChip, PriorityChip, StateChip } from './Chips'
import classes from './TicketPane.module.css'
import { type Ticket, useTicket } from './ticket.api'

export function TicketPane({ number }: { number: string }) {
  const ticket = useTicket(number)
  if (ticket.error) return <Failure of={ticket.error} again={() => void ticket.refetch()} />
  if (!ticket.data)
    return (
      <Stack p="md" data-ticket={number}>
        <Skeleton h={24} w="60%" />
        <Skeleton h={120} />
      </Stack>
    )
  return <Shown ticket={ticket.data} />
}

function Shown({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  return (
    <article className={classes.ticket} data-ticket={ticket.number} aria-label={ticket.number}>
      <header className={classes.header}>
        <Group gap="xs">
          <PriorityChip priority={ticket.priority} />
          <Text size="sm" c="dimmed">
            {ticket.number}
          </Text>
          <StateChip state={ticket.state} reason={ticket.pending_reason} />
          <BreachChip ticket={ticket} />
        </Group>
        <Title order={2} size="h4" className={classes.subject}>
          <bdi>{ticket.subject}</bdi>
        </Title>
      </header>
      <ScrollArea className={classes.conversation} aria-label={t('Conversation')}>
        <Conversation ticket={ticket} />
      </ScrollArea>
    </article>
  )
}
