// The deeds that a ticket offers: the most used as buttons, states and all others in menus, each by its key and in the palette.
import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core'
import { lazy, memo, Suspense, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '~/features/account/me.api'
import { HoldKeys } from '~/lib/heldKeys'
import { useAction } from '~/lib/keys'
import { useStateOf } from '~/lib/stateOf'
import { Icon } from '~/ui/Icon'
import { Key } from '~/ui/Key'
import { type DeedRow, deeds, offered } from './deeds'
import classes from './TicketPane.module.css'
import type { Ticket } from './ticket.api'
import { useRunDeed } from './useRunDeed'

const loadDialogs = () => import('./DeedDialog').then(module => ({ default: module.DeedDialog }))
const DeedDialog = lazy(loadDialogs)

export function DeedBar({ ticket }: { ticket: Ticket }) {
  const me = useMe()
  const [asked, setAsked] = useStateOf<string | null>(ticket.number, null)
  const { run, perform, isBusy } = useRunDeed(ticket, setAsked)
  const latest = useRef(run)
  latest.current = run
  // What is typed after a key is for the dialog: it has to be there by then.
  useEffect(() => void loadDialogs(), [])
  const names = offered(ticket, me).map(row => row.name)
  return (
    <>
      <Bar names={names.join(' ')} isBusy={isBusy} run={useCallback((name: string) => latest.current(name), [])} />
      {asked && (
        <Suspense fallback={<HoldKeys />}>
          <DeedDialog name={asked} ticket={ticket} perform={perform} close={() => setAsked(null)} />
        </Suspense>
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
      {rows.map(row => (
        <Offer key={row.name} row={row} run={run} />
      ))}
      {rows
        .filter(row => row.inBar)
        .map(row => (
          <Tooltip key={row.name} label={<Label row={row} />}>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isBusy}
              leftSection={<Icon name={row.icon} size={14} />}
              aria-label={t(row.label)}
              onClick={() => run(row.name)}
            >
              <span className={classes.words}>{t(row.label)}</span>
            </Button>
          </Tooltip>
        ))}
      {ofState.length > 0 && (
        <Menu opened={statesOpen} onChange={setStatesOpen} position="bottom-end" shadow="md">
          <Menu.Target>
            <Button size="compact-sm" variant="default" disabled={isBusy} rightSection={<Icon name="down" size={12} />}>
              {t('State')}
            </Button>
          </Menu.Target>
          <Rows rows={ofState} run={run} />
        </Menu>
      )}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={26} aria-label={t('All that can be done')}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Rows rows={rows.filter(row => !row.ofState)} run={run} />
      </Menu>
    </Group>
  )
})

function Offer({ row, run }: { row: DeedRow; run: (name: string) => void }) {
  const { t } = useTranslation()
  useAction({
    id: `ticket.${row.name}`,
    label: t(row.label),
    key: row.key,
    section: t('Ticket'),
    run: () => run(row.name),
  })
  return null
}

function Label({ row }: { row: DeedRow }) {
  const { t } = useTranslation()
  return (
    <Group gap={6}>
      {t(row.label)}
      <Key of={row.key} />
    </Group>
  )
}

function Rows({ rows, run }: { rows: DeedRow[]; run: (name: string) => void }) {
  const { t } = useTranslation()
  return (
    <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
      {rows.map(row => (
        <Menu.Item
          key={row.name}
          leftSection={<Icon name={row.icon} size={14} />}
          rightSection={<Key of={row.key} />}
          onClick={() => run(row.name)}
        >
          {t(row.label)}
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  )
}
