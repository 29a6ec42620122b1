// The description and every entry, oldest first; what the requester sees and what stays inside are told apart by words, side and colour.
import { Button, Group, Skeleton, Stack, Switch } from '@mantine/core'
import { useIntersection, useLocalStorage } from '@mantine/hooks'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useAction } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { ChangeLine } from './ChangeLine'
import classes from './Conversation.module.css'
import { toldOf, woven } from './changes'
import { useChanges, useEntries } from './conversation.api'
import { EntrySaid } from './EntrySaid'
import { Said } from './Said'

export function Conversation({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const { number } = ticket
  const [showsChanges, setShowsChanges] = useLocalStorage({ key: 'changes', defaultValue: false })
  const entries = useEntries(number)
  const changes = useChanges(number, showsChanges)
  const toggle = () => setShowsChanges(!showsChanges)
  useAction({ id: 'changes', label: t('Show changes'), key: 'h', section: t('Ticket'), run: toggle })
  const rows = useMemo(
    () => woven(entries.data ?? [], showsChanges && changes.data ? toldOf(changes.data) : []),
    [entries.data, changes.data, showsChanges],
  )
  if (entries.error) return <Failure of={entries.error} again={() => void entries.refetch()} />
  return (
    <Stack gap="sm" p="md" className={classes.conversation}>
      <Group justify="flex-end">
        <Switch size="xs" label={t('Show changes')} checked={showsChanges} onChange={toggle} />
      </Group>
      <Said author={ticket.requester} at={ticket.created_at} body={ticket.description} side="requester" />
      {entries.isPending && <Skeleton h={70} />}
      {entries.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          mx="auto"
          loading={entries.isFetchingNextPage}
          onClick={() => void entries.fetchNextPage()}
        >
          {t('Show earlier messages')}
        </Button>
      )}
      {rows.map(row =>
        'at' in row ? (
          <ChangeLine key={`change ${row.id}`} told={row} />
        ) : (
          <EntrySaid key={row.id} entry={row} number={number} />
        ),
      )}
      {changes.error && <Failure of={changes.error} again={() => void changes.refetch()} />}
      <Newest count={rows.length} />
    </Stack>
  )
}

/** The way to the end, while that is out of sight. */
function Newest({ count }: { count: number }) {
  const { t } = useTranslation()
  const end = useRef<HTMLDivElement | null>(null)
  const { ref, entry } = useIntersection()
  const isAway = entry ? !entry.isIntersecting : false
  const jump = () => end.current?.scrollIntoView({ block: 'end' })
  const known = useRef(count)
  useEffect(() => {
    // Whoever reads the end goes on reading it when something is added.
    if (count > known.current && known.current > 0 && !isAway) end.current?.scrollIntoView({ block: 'end' })
    known.current = count
  }, [count, isAway])
  useAction({ id: 'newest', label: t('Jump to the newest message'), key: 'Shift+g', section: t('Ticket'), run: jump })
  return (
    <>
      {isAway && (
        <Button
          className={classes.newest}
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="down" size={14} />}
          onClick={jump}
        >
          {t('Newest')}
        </Button>
      )}
      <div
        ref={node => {
          end.current = node
          ref(node)
        }}
      />
    </>
  )
}
