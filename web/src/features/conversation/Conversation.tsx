// The description and every entry, oldest first; what the requester sees and what stays inside are told apart by words, side and colour.
import { Button, Skeleton, Switch } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { memo, useCallback, useMemo } from 'react'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
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
  const toggle = useCallback(() => setShowsChanges(shows => !shows), [setShowsChanges])
  useAction({ id: 'changes', label: t('Show changes'), key: 'h', section: t('Ticket'), run: toggle })
  const rows = useMemo(
    () => woven(entries.data ?? [], showsChanges && changes.data ? toldOf(changes.data) : []),
    [entries.data, changes.data, showsChanges],
  )
  if (entries.error && !entries.data) return <Failure of={entries.error} again={() => void entries.refetch()} />
  return (
    <div className={classes.conversation}>
      <ChangesSwitch isOn={showsChanges} toggle={toggle} />
      <Said key={number} author={ticket.requester} at={ticket.created_at} body={ticket.description} side="requester" />
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
      <Newest of={number} count={rows.length} />
    </div>
  )
}

interface ChangesSwitchProps {
  isOn: boolean
  toggle: () => void
}

const ChangesSwitch = memo(function ChangesSwitch({ isOn, toggle }: ChangesSwitchProps) {
  const { t } = useTranslation()
  return <Switch size="xs" className={classes.switch} label={t('Show changes')} checked={isOn} onChange={toggle} />
})
