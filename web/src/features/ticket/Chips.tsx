// Priority, state and promise in few pixels: always text, with an icon and a colour beside it.

import { useTranslation } from '~/lib/i18n'
import { span, useNow } from '~/lib/time'
import { Chip } from './Chip'
import type { Ticket } from './ticket.api'
import { isOpen } from './words'

const priorityColour = ['', 'red', 'orange', 'blue', 'gray']

export function PriorityChip({ priority }: { priority: number }) {
  return (
    <Chip filled={priority === 1} colour={priorityColour[priority] ?? 'gray'}>
      P{priority}
    </Chip>
  )
}

/** How long until the next promise is due, or since when it is over; it counts down by itself. */
export function BreachChip({ ticket }: { ticket: Pick<Ticket, 'state' | 'next_due_at' | 'clocks'> }) {
  const { t } = useTranslation()
  const due = ticket.next_due_at
  const soon = due !== null && Math.abs(Date.parse(due) - Date.now()) < 3_600_000
  const now = useNow(soon ? 1000 : 60_000)
  const left = due ? (Date.parse(due) - now) / 1000 : 0
  if (!isOpen(ticket.state)) return null
  const paused = ticket.clocks?.some(clock => clock.state === 'paused')
  if (!due)
    return paused ? (
      <Chip colour="gray" icon="pause">
        {t('Paused')}
      </Chip>
    ) : null
  const over = left < 0
  const colour = over ? 'red' : left < 3600 ? 'orange' : left < 4 * 3600 ? 'yellow' : 'gray'
  return (
    <Chip filled={over} colour={colour} icon={over ? 'alarm' : paused ? 'pause' : 'clock'} at={due}>
      {over ? t('{{span}} over', { span: span(left) }) : span(left)}
    </Chip>
  )
}
