// The rows of a view: virtual, so that ten thousand cost no more than twenty; one is current, some may be selected.
import { Checkbox, Skeleton, Stack, Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonAvatar, PersonName } from '~/features/people/Person'
import { BreachChip, PriorityChip, StateChip } from '~/features/ticket/Chips'
import { Icon } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import classes from './QueueList.module.css'
import type { Row } from './queue.api'

export interface QueueListProps {
  rows: Row[]
  total: number
  current: string | undefined
  selected: ReadonlySet<string>
  compact: boolean
  open: (number: string) => void
  toggle: (number: string, range: boolean) => void
  /** Called when the last rows come into sight. */
  more: () => void
}

export function QueueList({ rows, total, current, selected, compact, open, toggle, more }: QueueListProps) {
  const { t } = useTranslation()
  const scroll = useRef<HTMLDivElement>(null)
  const height = compact ? 34 : 64
  const virtual = useVirtualizer({
    count: Math.max(rows.length, total),
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 8,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the height of rows changes
  useEffect(() => virtual.measure(), [height])

  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - 20) more()
  }, [last, rows.length, more])

  const index = rows.findIndex(row => row.number === current)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another row becomes the current one
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  }, [current])

  return (
    <section ref={scroll} className={classes.scroll} aria-label={t('Tickets')} aria-busy={rows.length < total}>
      <ul className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map(item => {
          const row = rows[item.index]
          return (
            <li
              key={item.key}
              className={classes.place}
              style={{ height, transform: `translateY(${item.start}px)` }}
              aria-setsize={total}
              aria-posinset={item.index + 1}
            >
              {row ? (
                <QueueRow
                  row={row}
                  current={row.number === current}
                  selected={selected.has(row.number)}
                  compact={compact}
                  open={open}
                  toggle={toggle}
                />
              ) : (
                <Skeleton height={height - 16} m={8} width="95%" />
              )}
            </li>
          )
        })}
      </ul>
      {total === 0 && (
        <Stack align="center" p="xl" gap={4}>
          <Icon name="check" size={32} />
          <Text>{t('Nothing here')}</Text>
        </Stack>
      )}
    </section>
  )
}

interface QueueRowProps {
  row: Row
  current: boolean
  selected: boolean
  compact: boolean
  open: (number: string) => void
  toggle: (number: string, range: boolean) => void
}

const QueueRow = memo(function QueueRow({ row, current, selected, compact, open, toggle }: QueueRowProps) {
  const { t } = useTranslation()
  const { number } = row
  const follow = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open(number)
  }
  return (
    <div
      className={classes.row}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-compact={compact || undefined}
      data-number={number}
    >
      <Checkbox
        size="xs"
        className={classes.check}
        checked={selected}
        aria-label={t('Select {{number}}', { number })}
        onClick={event => toggle(number, event.shiftKey)}
        onChange={() => undefined}
      />
      <div className={classes.main}>
        <div className={classes.line}>
          <PriorityChip priority={row.priority} />
          <span className={classes.number}>{number}</span>
          {row.chase_count > 0 && (
            <span className={classes.chased} title={t('Chased {{times}} times', { times: row.chase_count })}>
              <Icon name="chase" size={13} /> {row.chase_count}
            </span>
          )}
          <a
            href={`/desk/tickets/${number}`}
            className={classes.subject}
            title={row.subject}
            aria-current={current || undefined}
            onClick={follow}
          >
            <bdi>{row.subject}</bdi>
          </a>
        </div>
        <div className={classes.line}>
          <StateChip state={row.state} reason={compact ? null : row.pending_reason} />
          {!compact && (
            <span className={classes.dim}>
              <PersonName login={row.requester} />
            </span>
          )}
          <span className={classes.space} />
          <BreachChip ticket={row} />
          {!compact && (
            <span className={classes.dim}>
              <Moment at={row.updated_at} />
            </span>
          )}
          {row.assignee ? (
            <PersonAvatar login={row.assignee} size={22} />
          ) : (
            <span className={classes.nobody} title={t('With nobody')} />
          )}
        </div>
      </div>
    </div>
  )
})
