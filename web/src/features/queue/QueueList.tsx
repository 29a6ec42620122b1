// The rows of a view: virtual, so that ten thousand cost no more than twenty; one is current, some may be selected.
import { Skeleton, Stack, Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from '~/lib/i18n'
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

export const QueueList = memo(function QueueList(props: QueueListProps) {
  const { rows, total, isLoaded, current, selected, compact, open, toggle, more } = props
  const { t } = useTranslation()
  const scroll = useRef<HTMLDivElement>(null)
  const height = compact ? 34 : 64
  const virtual = useVirtualizer({
    count: Math.max(rows.length, total),
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 8,
    // What comes into sight is there already: the rows after it may wait for the picture.
    useFlushSync: false,
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
    const offset = virtual.scrollOffset ?? 0
    const room = virtual.scrollRect?.height ?? 0
    const above = index * height
    const below = above + height - room
    // By what is known, and where the page is laid out anyway: to ask it before would lay it out twice.
    if (index >= 0 && (above < offset || below > offset))
      requestAnimationFrame(() => scroll.current?.scrollTo({ top: above < offset ? above : below }))
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
})
