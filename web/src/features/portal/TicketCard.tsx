import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { StateChip } from '~/features/ticket/StateChip'
import { Moment } from '~/ui/Moment'
import classes from './Portal.module.css'
import type { Row } from './portal.api'
import { NextStep, Promised } from './Standing'

/** A ticket in a list: what it is about and what comes next. All of it is the way to it. */
export function TicketCard({ ticket }: { ticket: Row }) {
  return (
    <li className={classes.card}>
      <div className={classes.line}>
        <Link to="/tickets/$number" params={{ number: ticket.number }} className={classes.cover}>
          <bdi>{ticket.subject}</bdi>
        </Link>
        <StateChip state={ticket.state} />
      </div>
      <NextStep ticket={ticket} />
      <Promised clocks={ticket.clocks} />
      <Text size="xs" c="dimmed">
        {ticket.number} · <Moment at={ticket.updated_at} />
      </Text>
    </li>
  )
}
