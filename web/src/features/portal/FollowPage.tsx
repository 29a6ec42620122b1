// A ticket as those see it whom it is for: how it stands, what they can do, and what has happened.
import { Skeleton, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { isStaff, useMe } from '~/features/account/me.api'
import { PersonName } from '~/features/people/Person'
import { StateChip } from '~/features/ticket/StateChip'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { PageTitle } from '~/ui/PageTitle'
import { Course } from './Course'
import { Deeds } from './Deeds'
import classes from './Portal.module.css'
import { type Followed, useFollowed } from './portal.api'
import { ReplyBox } from './ReplyBox'
import { NextStep, Promised } from './Standing'
import { Watching } from './Watching'

export function FollowPage() {
  const { number } = useParams({ from: '/portal/tickets/$number' })
  const ticket = useFollowed(number)
  return (
    <article className={classes.page} aria-label={number}>
      {ticket.error && !ticket.data && <Failure of={ticket.error} again={() => void ticket.refetch()} />}
      {ticket.isPending && <Skeleton h={160} />}
      {ticket.data && <Ticket key={number} ticket={ticket.data} />}
    </article>
  )
}

function Ticket({ ticket }: { ticket: Followed }) {
  return (
    <>
      <Head ticket={ticket} />
      <Deeds ticket={ticket} />
      <Course ticket={ticket} />
      {ticket.state !== 'cancelled' && <ReplyBox ticket={ticket} />}
      <Watching ticket={ticket} />
    </>
  )
}

function Head({ ticket }: { ticket: Followed }) {
  const { t } = useTranslation()
  const isMine = useMe().login === ticket.requester
  const works = isStaff(useMe())
  return (
    <header>
      <div className={classes.line}>
        <PageTitle size="h3" tab={`${ticket.number} ${ticket.subject}`}>
          {ticket.subject}
        </PageTitle>
        <StateChip state={ticket.state} />
      </div>
      <Text size="sm" c="dimmed" mb="xs">
        {ticket.number}
        {ticket.serviceName && (
          <>
            {' · '}
            <bdi>{inLanguage(ticket.serviceName)}</bdi>
          </>
        )}
        {!isMine && (
          <>
            {' · '}
            {t('For')} <PersonName login={ticket.requester} />
          </>
        )}
        {works && (
          <>
            {' · '}
            <Link to="/desk/tickets/$number" params={{ number: ticket.number }}>
              {t('Open it at the desk')}
            </Link>
          </>
        )}
      </Text>
      <NextStep ticket={ticket} />
      <Promised clocks={ticket.clocks} />
    </header>
  )
}
