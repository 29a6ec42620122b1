// One box first: what is typed is looked for, and what is not found becomes a report.
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMe } from '~/features/account/me.api'
import { Announcements } from '~/features/announcement/Announcements'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { PageTitle } from '~/ui/PageTitle'
import classes from './Portal.module.css'
import { useFirstOpen } from './portal.api'
import { SearchBox } from './SearchBox'
import { TicketCard } from './TicketCard'

export function HomePage() {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <div className={classes.page}>
      <PageTitle size="h3" tab={t('Home')}>
        {t('Hello {{name}}, how can we help?', { name: me.name })}
      </PageTitle>
      <SearchBox />
      <Announcements />
      <OpenTickets />
    </div>
  )
}

function OpenTickets() {
  const { t } = useTranslation()
  const open = useFirstOpen()
  if (open.error && !open.data) return <Failure of={open.error} again={() => void open.refetch()} />
  if (!open.data?.length) return null
  return (
    <section aria-labelledby="open-tickets">
      <div className={classes.line}>
        <h2 id="open-tickets" className={classes.title}>
          {t('My open tickets')}
        </h2>
        <Button component={Link} to="/tickets" size="compact-sm" variant="subtle">
          {t('All my tickets')}
        </Button>
      </div>
      <ul className={classes.cards}>
        {open.data.map(ticket => (
          <TicketCard key={ticket.number} ticket={ticket} />
        ))}
      </ul>
    </section>
  )
}
