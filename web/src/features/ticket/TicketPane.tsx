// A ticket, wherever it is shown: beside the list, where details and history are tabs, or on a page of its own, where details have a
// column for themselves. When it turns to another ticket, what is alike stays: only what was said is laid out anew, and the details follow a
// moment later.
import { Skeleton, Stack, Title } from '@mantine/core'
import { lazy, memo, type ReactNode, useDeferredValue, useId, useLayoutEffect, useRef } from 'react'
import { Problem } from '~/api/problem'
import { Composer } from '~/features/conversation/Composer'
import { Conversation } from '~/features/conversation/Conversation'
import { HoldKeys } from '~/lib/heldKeys'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { useStateOf } from '~/lib/stateOf'
import { Failure } from '~/ui/Failure'
import { Later } from '~/ui/Later'
import { Part } from '~/ui/Part'
import { ClashDialog } from './deed/ClashDialog'
import { DeedBar } from './deed/DeedBar'
import { Undo } from './deed/Undo'
import { TicketHead } from './TicketHead'
import classes from './TicketPane.module.css'
import { type Tab, TicketTabs } from './TicketTabs'
import { type Ticket, useTicket } from './ticket.api'
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

function Shown({ ticket, isPage }: { ticket: Ticket; isPage: boolean }) {
  const { t } = useTranslation()
  const id = useId()
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
      <header className={classes.header}>
        <TicketHead ticket={ticket} isPage={isPage} />
        <div className={classes.bar}>
          <TicketTabs id={id} tab={tab} isWide={isWide} turn={setChosen} />
          <DeedBar ticket={ticket} />
        </div>
      </header>
      <div className={classes.body} data-wide={isWide || undefined}>
        <div className={classes.main}>
          <div className={classes.panel} role="tabpanel" id={`${id}-panel-${tab}`} aria-labelledby={`${id}-tab-${tab}`}>
            {tab === 'conversation' && (
              <Scrolled of={ticket.number} label={t('Conversation')}>
                <Conversation ticket={ticket} />
              </Scrolled>
            )}
            {tab === 'details' && <Side ticket={ticket} />}
            {tab === 'history' && (
              <Part meanwhile={<Waiting />}>
                <History ticket={ticket} />
              </Part>
            )}
          </div>
          <Composer ticket={ticket} />
        </div>
        {isWide && (
          <aside className={classes.side} aria-label={t('Details')}>
            <Side ticket={ticket} />
          </aside>
        )}
      </div>
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
  const isMoved = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the ticket is another one
  useLayoutEffect(() => {
    // Only where it has to be: the page is laid out for it.
    if (isMoved.current) element.current!.scrollTop = 0
    isMoved.current = false
  }, [of])
  return (
    <section
      className={classes.scroll}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys
      tabIndex={0}
      ref={element}
      onScroll={() => {
        isMoved.current = true
      }}
    >
      {children}
    </section>
  )
}

function Side({ ticket }: { ticket: Ticket }) {
  const later = useDeferredValue(ticket)
  return (
    <Scrolled of={ticket.number}>
      <Later meanwhile={<Waiting />}>
        <Part meanwhile={<Waiting />}>
          <Details ticket={later} />
        </Part>
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
