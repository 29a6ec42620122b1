// What I have asked for, open and done; and what my colleagues have, where we may see each other's.
import { Button, SegmentedControl, Skeleton, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMe } from '~/features/account/me.api'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { PageTitle } from '~/ui/PageTitle'
import classes from './Portal.module.css'
import { useMine, type Which } from './portal.api'
import { TicketCard } from './TicketCard'

export function MinePage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/tickets' })
  const { show = 'open', q = '' } = useSearch({ from: '/portal/tickets' })
  const [words, setWords] = useState(q)
  const [settled] = useDebouncedValue(words, 200)
  useEffect(() => {
    void navigate({ search: before => ({ ...before, q: settled || undefined }), replace: true })
  }, [settled, navigate])
  const tickets = useMine(show, q)

  const choices: { value: Which; label: string }[] = [
    { value: 'open', label: t('Still open') },
    { value: 'done', label: t('Finished') },
  ]
  if (useHasTeam()) choices.push({ value: 'team', label: t('Others’ that I may see') })
  const turnTo = (which: string) =>
    void navigate({
      search: before => ({ ...before, show: which === 'open' ? undefined : (which as 'done' | 'team') }),
    })
  return (
    <div className={classes.page}>
      <PageTitle size="h3">{t('My tickets')}</PageTitle>
      <SegmentedControl aria-label={t('Which tickets')} value={show} onChange={turnTo} data={choices} />
      <TextInput
        type="search"
        aria-label={t('Search in them')}
        placeholder={t('Search in them')}
        leftSection={<Icon name="search" />}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
      />
      {tickets.error && <Failure of={tickets.error} again={() => void tickets.refetch()} />}
      {tickets.isPending && <Skeleton h={96} />}
      {tickets.data?.length === 0 && <Text>{q ? t('Nothing found') : t('There are none.')}</Text>}
      <ul className={classes.cards} aria-label={t('Tickets')}>
        {tickets.data?.map(ticket => (
          <TicketCard key={ticket.number} ticket={ticket} />
        ))}
      </ul>
      {tickets.hasNextPage && (
        <Button variant="default" loading={tickets.isFetchingNextPage} onClick={() => void tickets.fetchNextPage()}>
          {t('Older')}
        </Button>
      )}
    </div>
  )
}

/** Whoever works at the desk has all tickets there. */
function useHasTeam(): boolean {
  const rights = useMe().rights as Record<string, string>
  const isOutside = rights['ticket.read'] === 'requests'
  return (useMine('team', '', isOutside).data?.length ?? 0) > 0
}
