// Views, the list of one of them, and the current ticket beside it.
import { ActionIcon, Box, Button, Group, Text, Tooltip } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { TicketPane } from '~/features/ticket/TicketPane'
import { inLanguage } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { useNews } from './news'
import { QueueList } from './QueueList'
import classes from './QueuePage.module.css'
import { useRows, useViews } from './queue.api'
import { useSelection } from './selection'
import { Views } from './Views'

export function QueuePage() {
  const { t } = useTranslation()
  const { view } = useParams({ from: '/desk/queue/$view' })
  const { q, sort, ticket: current } = useSearch({ from: '/desk/queue/$view' })
  const navigate = useNavigate({ from: '/desk/queue/$view' })
  const question = useMemo(() => ({ view, q, sort }), [view, q, sort])
  const list = useRows(question)
  const rows = useMemo(() => list.data?.pages.flatMap(page => page.data) ?? [], [list.data])
  const total = list.data?.pages[0]?.count ?? rows.length
  const selection = useSelection(useMemo(() => rows.map(row => row.number), [rows]))
  const [compact, setCompact] = useLocalStorage({ key: 'compact', defaultValue: false, getInitialValueInEffect: false })
  const news = useNews(question)
  const { data: views = [] } = useViews()
  const name =
    inLanguage(views.find(other => (other.code ?? other.id) === view)?.name) ||
    (view === 'all' ? t('All tickets') : view)

  const open = useCallback(
    (number: string | undefined) => navigate({ search: before => ({ ...before, ticket: number }), replace: true }),
    [navigate],
  )
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])

  const step = (by: number) => {
    const index = rows.findIndex(row => row.number === current)
    const next = rows[Math.min(Math.max(index + by, 0), rows.length - 1)]
    if (next) void open(next.number)
  }
  const section = t('List')
  useAction({ id: 'list.next', label: t('Next ticket'), key: 'j', section, run: () => step(1) })
  useAction({ id: 'list.previous', label: t('Previous ticket'), key: 'k', section, run: () => step(-1) })
  useAction({
    id: 'list.select',
    label: t('Select'),
    key: 'x',
    section,
    run: () => current && selection.toggle(current, false),
  })
  useAction({
    id: 'list.range',
    label: t('Select up to here'),
    key: 'Shift+x',
    section,
    run: () => current && selection.toggle(current, true),
  })
  useAction({ id: 'list.refresh', label: t('Show what is new'), key: 'Shift+r', section, run: () => news.show() })
  useAction({
    id: 'list.open',
    label: t('Open the ticket on a page of its own'),
    key: 'o',
    section,
    run: () => current && navigate({ to: '/desk/tickets/$number', params: { number: current } }),
  })

  return (
    <div className={classes.page}>
      <Box className={classes.views} component="nav" aria-label={t('Views')}>
        <Views current={view} />
      </Box>
      <section className={classes.list} aria-label={name}>
        <Group h={44} px="sm" gap="xs" wrap="nowrap" className={classes.bar}>
          <Text fw={600} truncate component="h1" size="md">
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            {list.data ? total : ''}
          </Text>
          <span style={{ flex: 1 }} />
          {news.count > 0 && (
            <Button size="compact-xs" variant="light" onClick={news.show}>
              {t('{{count}} new', { count: news.count })}
            </Button>
          )}
          <Tooltip label={compact ? t('More room') : t('Compact')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('Compact')}
              aria-pressed={compact}
              onClick={() => setCompact(!compact)}
            >
              <Icon name="queue" />
            </ActionIcon>
          </Tooltip>
        </Group>
        {list.error ? (
          <Failure of={list.error} again={() => void list.refetch()} />
        ) : (
          <QueueList
            rows={rows}
            total={list.data ? total : 12}
            current={current}
            selected={selection.selected}
            compact={compact}
            open={open}
            toggle={selection.toggle}
            more={more}
          />
        )}
      </section>
      <section className={classes.ticket} aria-label={t('Ticket')}>
        {current ? (
          <TicketPane key={current} number={current} />
        ) : (
          <Text c="dimmed" ta="center" mt={80}>
            {t('Choose a ticket, or press J')}
          </Text>
        )}
      </section>
    </div>
  )
}
