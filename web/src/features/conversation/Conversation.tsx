// The description and every entry, oldest first; what the requester sees and what stays inside are told apart by words, side and colour.
import { Button, Group, Skeleton, Stack, Switch } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useAction } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { ChangeLine } from './ChangeLine'
import classes from './Conversation.module.css'
import { toldOf, woven } from './changes'
import { useChanges, useEntries } from './conversation.api'
import { EntrySaid } from './EntrySaid'
import { Newest } from './Newest'
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
  if (entries.error && !entries.data) return <Failure of={entries.error} again={() => void entries.refetch()} />
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
