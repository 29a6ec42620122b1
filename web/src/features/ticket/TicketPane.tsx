// A ticket, wherever it is shown: beside the list, where details and history are tabs, or on a page of its own, where details have a
// column for themselves. When it turns to another ticket, what is alike stays: only what was said is laid out anew, and the details follow a
// moment later.
import { Skeleton, Stack, Tabs, Title } from '@mantine/core'
import { lazy, memo, type ReactNode, Suspense, useDeferredValue, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '~/api/problem'
import { Composer } from '~/features/conversation/Composer'
import { Conversation } from '~/features/conversation/Conversation'
import { HoldKeys } from '~/lib/heldKeys'
import { useAction } from '~/lib/keys'
import { useStateOf } from '~/lib/stateOf'
import { Failure } from '~/ui/Failure'
import { Later } from '~/ui/Later'
import { ClashDialog } from './ClashDialog'
import { DeedBar } from './DeedBar'
import { TicketHead } from './TicketHead'
import classes from './TicketPane.module.css'
import { type Ticket, useTicket } from './ticket.api'
import { Undo } from './Undo'
import { useIsWide } from './useIsWide'

const TicketSide = lazy(() => import('./TicketSide').then(module => ({ default: module.TicketSide })))
const Details = memo(({ ticket }: { ticket: Ticket }) => <TicketSide key={ticket.number} ticket={ticket} />)
const History = lazy(() => import('./History').then(module => ({ default: module.History })))

interface TicketPaneProps {
  number: string
  /** It is the page, so that its subject is the page's heading. */
  isPage?: boolean
}

export function TicketPane({ number, isPage = false }: TicketPaneProps) {
  const ticket = useTicket(number)
  if (ticket.error && !(ticket.data && isPassing(ticket.error)))
    return (
      <>
        {isPage && (
          <Title order={1} size="h3" m="sm">
            {number}
          </Title>
        )}
        <Failure of={ticket.error} again={() => void ticket.refetch()} />
      </>
    )
  if (!ticket.data)
    return (
      <div data-ticket={number}>
        <HoldKeys what="unknown" />
        <Waiting />
      </div>
    )
  return <Shown ticket={ticket.data} isPage={isPage} />
}

/** What was shown stays, unless it is no longer there or not for me. */
const isPassing = (problem: unknown) => !(problem instanceof Problem && [403, 404].includes(problem.status))

type Tab = 'conversation' | 'details' | 'history'

function Shown({ ticket, isPage }: { ticket: Ticket; isPage: boolean }) {
  const { t } = useTranslation()
  const element = useRef<HTMLElement>(null)
  const isWide = useIsWide(element, 1000)
  const [chosen, setChosen] = useStateOf<Tab>(ticket.number, 'conversation')
  const tab = isWide && chosen === 'details' ? 'conversation' : chosen
  const section = t('Ticket')
  const turnTo = (other: Tab) => () => setChosen(tab === other ? 'conversation' : other)
  useAction({ id: 'ticket.history', label: t('History'), key: 'Shift+h', section, run: turnTo('history') })
  useAction(!isWide && { id: 'ticket.details', label: t('Details'), key: 'd', section, run: turnTo('details') })

  return (
    <article className={classes.ticket} data-ticket={ticket.number} aria-label={ticket.number} ref={element}>
      <Tabs
        value={tab}
        onChange={value => setChosen((value ?? 'conversation') as Tab)}
        keepMounted={false}
        display="contents"
      >
        <header className={classes.header}>
          <TicketHead ticket={ticket} isPage={isPage} />
          <div className={classes.bar}>
            <Tabs.List>
              <Tabs.Tab value="conversation">{t('Conversation')}</Tabs.Tab>
              {!isWide && <Tabs.Tab value="details">{t('Details')}</Tabs.Tab>}
              <Tabs.Tab value="history">{t('History')}</Tabs.Tab>
            </Tabs.List>
            <DeedBar ticket={ticket} />
          </div>
        </header>
        <div className={classes.body} data-wide={isWide || undefined}>
          <div className={classes.main}>
            <Tabs.Panel value="conversation" className={classes.main} flex={1}>
              <Scrolled of={ticket.number} label={t('Conversation')}>
                <Conversation key={ticket.number} ticket={ticket} />
              </Scrolled>
            </Tabs.Panel>
            <Tabs.Panel value="details" className={classes.main} flex={1}>
              <Side ticket={ticket} />
            </Tabs.Panel>
            <Tabs.Panel value="history" className={classes.main} flex={1}>
              <Suspense fallback={<Waiting />}>
                <History ticket={ticket} />
              </Suspense>
            </Tabs.Panel>
            <Composer ticket={ticket} />
          </div>
          {isWide && (
            <aside className={classes.side} aria-label={t('Details')}>
              <Side ticket={ticket} />
            </aside>
          )}
        </div>
      </Tabs>
      <ClashDialog />
      <Undo />
    </article>
  )
}

interface ScrolledProps {
  of: string
  label?: string
  children: ReactNode
}

/** Another ticket is read from its beginning. */
function Scrolled({ of, label, children }: ScrolledProps) {
  const element = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the ticket is another one
  useLayoutEffect(() => {
    if (element.current) element.current.scrollTop = 0
  }, [of])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys
    <section className={classes.scroll} aria-label={label} tabIndex={0} ref={element}>
      {children}
    </section>
  )
}

function Side({ ticket }: { ticket: Ticket }) {
  const later = useDeferredValue(ticket)
  return (
    <Scrolled of={ticket.number}>
      <Later meanwhile={<Waiting />}>
        <Suspense fallback={<Waiting />}>
          <Details ticket={later} />
        </Suspense>
      </Later>
    </Scrolled>
  )
}

function Waiting() {
  return (
    <Stack p="md">
      <Skeleton h={24} w="60%" />
      <Skeleton h={120} />
    </Stack>
  )
}
