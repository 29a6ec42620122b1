// The rows of a view: virtual, so that ten thousand cost no more than twenty; one is current, some may be selected.
import { Skeleton, Stack, Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '~/ui/Icon'
import classes from './QueueList.module.css'
import { QueueRow } from './QueueRow'
import type { Row } from './queue.api'

export interface QueueListProps {
  rows: Row[]
  total: number
  isLoaded: boolean
  current: string | undefined
  selected: ReadonlySet<string>
  compact: boolean
  open: (number: string) => void
  toggle: (number: string, range: boolean) => void
  /** Called when the last rows come into sight. */
  more: () => void
}

export function QueueList({ rows, total, isLoaded, current, selected, compact, open, toggle, more }: QueueListProps) {
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
    <section ref={scroll} className={classes.scroll} aria-label={t('List of tickets')} aria-busy={!isLoaded}>
      <ul className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map(item => {
          const row = rows[item.index]
          return (
            <li
              key={row?.id ?? item.key}
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
