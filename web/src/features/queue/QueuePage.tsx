// Views, the list of one of them, and the current ticket beside it.
import { Box, Skeleton, Text } from '@mantine/core'
import { useParams, useSearch } from '@tanstack/react-router'
import { lazy, useCallback, useEffect, useMemo, useRef } from 'react'
import { usePreferences } from '~/features/account/preferences'
import { mistakeIn } from '~/features/finding/finding.api'
import { QueryBox } from '~/features/finding/QueryBox'
import { HoldKeys } from '~/lib/heldKeys'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { useQuiet } from '~/lib/quiet'
import { Failure } from '~/ui/Failure'
import { Part } from '~/ui/Part'
import { useComing } from './coming'
import { useCurrent } from './current'
import { combined } from './filter'
import { useNews } from './news'
import { PlayBar } from './PlayBar'
import { QueueBar } from './QueueBar'
import { QueueList } from './QueueList'
import classes from './QueuePage.module.css'
import { useRows, useViews } from './queue.api'
import { useSelection } from './selection'
import { useSeeing } from './unread'
import { useListKeys } from './useListKeys'
import { Views } from './Views'

// Not needed before a ticket is chosen or rows are selected; fetched once the list stands.
const ticketPane = () => import('~/features/ticket/TicketPane')
const TicketPane = lazy(async () => ({ default: (await ticketPane()).TicketPane }))
const BulkBar = lazy(async () => ({ default: (await import('~/features/bulk/BulkBar')).BulkBar }))

export function QueuePage() {
  const { t } = useTranslation()
  const { view, q, sort } = useQuestion()
  return (
    <div className={classes.page}>
      <Box className={classes.views} component="nav" aria-label={t('Views')}>
        <Views current={view} />
      </Box>
      <Queue key={`${view} ${q} ${sort}`} />
    </div>
  )
}

function Queue() {
  const { t } = useTranslation()
  const { view, question, rows, total, list, current, open, more } = useQueue()
  const numbers = useMemo(() => rows.map(row => row.number), [rows])
  const selection = useSelection(numbers)
  const compact = usePreferences()?.density === 'compact'
  const shown = useRef(current)
  shown.current = current
  const news = useNews(question, {
    leaving: gone => {
      if (current && gone.includes(current))
        afterWriting(() => shown.current === current && open(neighbour(numbers, current, gone)))
    },
    returned: number => {
      if (!isWriting()) open(number)
    },
  })
  const isQuiet = useQuiet()
  useEffect(() => {
    if (isQuiet) void ticketPane()
  }, [isQuiet])
  useComing(rows, current)
  useSeeing(current, rows.find(row => row.number === current)?.version)
  useListKeys({ numbers, current, open, selection, refresh: news.show })
  const name = inLanguage(view?.name) || (question.view === 'all' ? t('All tickets') : question.view)
  const filter = combined(view?.filter ?? '', question.q)

  return (
    <>
      <section className={classes.list} aria-label={name}>
        <QueueBar name={name} view={view} total={list.data && total} filter={filter} news={news} compact={compact} />
        <QueryBox asked={question.q} error={list.error} />
        {list.error && rows.length === 0 ? (
          !mistakeIn(list.error) && <Failure of={list.error} again={() => void list.refetch()} />
        ) : (
          <QueueList
            rows={rows}
            total={list.data ? total : 12}
            isLoaded={list.data !== undefined}
            current={current}
            selected={selection.selected}
            compact={compact}
            open={open}
            toggle={selection.toggle}
            more={more}
          />
        )}
        <Part>{selection.selected.size > 0 && <BulkBar selection={selection} total={total} filter={filter} />}</Part>
      </section>
      <section className={classes.ticket} aria-label={t('Ticket')}>
        <PlayBar />
        {current ? (
          <Part meanwhile={<PaneComing number={current} />}>
            <TicketPane number={current} />
          </Part>
        ) : (
          <Text c="dimmed" ta="center" mt={80}>
            {t('Choose a ticket, or press J')}
          </Text>
        )}
      </section>
    </>
  )
}

function PaneComing({ number }: { number: string }) {
  return (
    <>
      <HoldKeys what="unknown" />
      <Skeleton h={120} m="md" data-ticket={number} />
    </>
  )
}

/** What is listed; the same as long as it is asked the same. */
function useQuestion() {
  const view = useParams({ from: '/desk/queue/$view', select: params => params.view })
  const q = useSearch({ from: '/desk/queue/$view', select: search => search.q })
  const sort = useSearch({ from: '/desk/queue/$view', select: search => search.sort })
  return useMemo(() => ({ view, q, sort }), [view, q, sort])
}

function useQueue() {
  const question = useQuestion()
  const { view: name } = question
  const [current, open] = useCurrent()
  const list = useRows(question)
  const rows = useMemo(() => list.data?.pages.flatMap(page => page.data) ?? [], [list.data])
  const total = list.data?.pages[0]?.count ?? rows.length
  const view = useViews().data?.find(other => (other.code ?? other.id) === name)

  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  useEffect(() => {
    if (rows.length === 0) more()
  }, [rows.length, more])
  return { view, question, rows, total, list, current, open, more }
}

/** Which ticket comes after one that goes, past others that go with it; the one before where none comes after. */
export function neighbour(numbers: string[], current: string, leaving: string[]): string | undefined {
  const index = numbers.indexOf(current)
  const stays = (number: string) => !leaving.includes(number)
  return numbers.slice(index + 1).find(stays) ?? numbers.slice(0, Math.max(index, 0)).findLast(stays)
}

/** Runs once nobody writes any more, e.g. when what is being sent has been sent; not at all when somebody goes on writing. */
function afterWriting(run: () => void, patience = 40) {
  if (!isWriting()) run()
  else if (patience > 0) setTimeout(afterWriting, 100, run, patience - 1)
}

const isWriting = () =>
  document.activeElement?.closest(
    'textarea, input:not([type="checkbox"]), [contenteditable="true"], [role="dialog"]',
  ) != null
