// The deeds that a ticket offers: the most used as buttons, states and all others in menus, each by its key and in the palette.
import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { lazy, memo, useCallback, useDeferredValue, useEffect, useRef } from 'react'
import { useMe } from '~/features/account/me.api'
import { HoldKeys } from '~/lib/heldKeys'
import { useTranslation } from '~/lib/i18n'
import { useAction, useActions } from '~/lib/keys'
import { useStateOf } from '~/lib/stateOf'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { Key } from '~/ui/Key'
import { MenuButton } from '~/ui/MenuButton'
import { Part } from '~/ui/Part'
import classes from '../TicketPane.module.css'
import type { Ticket } from '../ticket.api'
import { type DeedRow, deeds, offered } from './deeds'
import { useRunDeed } from './useRunDeed'

const loadDialogs = () => import('./DeedDialog').then(module => ({ default: module.DeedDialog }))
const DeedDialog = lazy(loadDialogs)

export function DeedBar({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const me = useMe()
  const [asked, setAsked] = useStateOf<string | null>(ticket.number, null)
  const { run, perform, isBusy } = useRunDeed(ticket, setAsked)
  const latest = useRef(run)
  latest.current = run
  // What is typed after a key is for the dialog: it has to be there by then.
  useEffect(() => void loadDialogs(), [])
  const rows = offered(ticket, me)
  useActions(
    rows.map(row => ({
      id: `ticket.${row.name}`,
      label: t(row.label),
      key: row.key,
      section: t('Ticket'),
      run: () => run(row.name),
    })),
  )
  // By its key each is there at once; its button follows.
  const names = useDeferredValue(rows.map(row => row.name).join(' '))
  return (
    <>
      <Bar names={names} isBusy={isBusy} run={useCallback((name: string) => latest.current(name), [])} />
      {asked && (
        <Part meanwhile={<HoldKeys />}>
          <DeedDialog name={asked} ticket={ticket} perform={perform} close={() => setAsked(null)} />
        </Part>
      )}
    </>
  )
}

interface BarProps {
  names: string
  isBusy: boolean
  run: (name: string) => void
}

/** Most tickets offer the same as the one before: then nothing of it is laid out anew. */
const Bar = memo(function Bar({ names, isBusy, run }: BarProps) {
  const { t } = useTranslation()
  const [statesOpen, setStatesOpen] = useStateOf(names, false)
  const rows = deeds.filter(row => names.split(' ').includes(row.name))
  const ofState = rows.filter(row => row.ofState)
  useAction(
    ofState.length > 0 && {
      id: 'ticket.state',
      label: t('Change the state'),
      key: 's',
      section: t('Ticket'),
      run: () => setStatesOpen(true),
    },
  )

  return (
    <Group gap={4} wrap="nowrap" role="toolbar" aria-label={t('What can be done')}>
      {rows
        .filter(row => row.inBar)
        .map(row => (
          <DeedButton key={row.name} row={row} isBusy={isBusy} run={run} />
        ))}
      {ofState.length > 0 && (
        <MenuButton
          opened={statesOpen}
          onChange={setStatesOpen}
          button={
            <Button size="compact-sm" variant="default" disabled={isBusy} rightSection={<Icon name="down" size={12} />}>
              {t('State')}
            </Button>
          }
        >
          {() => <Rows rows={ofState} run={run} />}
        </MenuButton>
      )}
      <MenuButton
        button={
          <ActionIcon variant="default" size={26} aria-label={t('All that can be done')}>
            <Icon name="more" />
          </ActionIcon>
        }
      >
        {() => <Rows rows={rows.filter(row => !row.ofState)} run={run} />}
      </MenuButton>
    </Group>
  )
})

interface DeedButtonProps {
  row: DeedRow
  isBusy: boolean
  run: (name: string) => void
}

const DeedButton = memo(function DeedButton({ row, isBusy, run }: DeedButtonProps) {
  const { t } = useTranslation()
  return (
    <Button
      size="compact-sm"
      variant="default"
      disabled={isBusy}
      leftSection={<Icon name={row.icon} size={14} />}
      aria-label={t(row.label)}
      onClick={() => run(row.name)}
      {...hint(t(row.label), row.key)}
    >
      <span className={classes.words}>{t(row.label)}</span>
    </Button>
  )
})

function Rows({ rows, run }: { rows: DeedRow[]; run: (name: string) => void }) {
  const { t } = useTranslation()
  return rows.map(row => (
    <Menu.Item
      key={row.name}
      leftSection={<Icon name={row.icon} size={14} />}
      rightSection={<Key of={row.key} />}
      onClick={() => run(row.name)}
    >
      {t(row.label)}
    </Menu.Item>
  ))
}
