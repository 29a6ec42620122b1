// The bell: how much is unread, and the newest notices with the way to their tickets.
import { ActionIcon, type FloatingPosition, Indicator, Popover, VisuallyHidden } from '@mantine/core'
import { lazy, useEffect, useState } from 'react'
import { onEvent } from '~/lib/events'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { useEver } from '~/lib/stateOf'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { Part } from '~/ui/Part'
import { type TicketRoute, useUnread } from './notices.api'

const Notices = lazy(async () => ({ default: (await import('./Notices')).Notices }))

interface BellProps {
  /** Where the tickets of this area stand. */
  tickets?: TicketRoute
  position?: FloatingPosition
}

export function Bell({ tickets = '/desk/tickets/$number', position = 'right-start' }: BellProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const unread = useUnread().data?.count ?? 0
  useAction({ id: 'notices', label: t('Notices'), key: 'g n', section: t('Everywhere'), run: () => setOpened(true) })
  const label = unread > 0 ? t('{{count}} unread notices', { count: unread }) : t('Notices')
  const isMade = useEver(opened)
  const bell = (
    <Indicator label={unread > 99 ? '99+' : unread} size={16} offset={6} disabled={unread === 0} color="red.8">
      <ActionIcon
        size={40}
        variant="subtle"
        color="gray"
        aria-label={label}
        onClick={() => setOpened(!opened)}
        {...hint(opened ? '' : label)}
      >
        <Icon name="bell" size={20} />
      </ActionIcon>
    </Indicator>
  )
  // Until it is opened it is no more than a button.
  if (!isMade)
    return (
      <>
        {bell}
        <Announced />
      </>
    )
  return (
    <>
      <Popover
        opened={opened}
        onChange={setOpened}
        position={position}
        width="min(380px, 100vw - 16px)"
        trapFocus
        shadow="md"
        withinPortal
      >
        <Popover.Target>{bell}</Popover.Target>
        <Popover.Dropdown p={0}>
          <Part>{opened && <Notices tickets={tickets} close={() => setOpened(false)} />}</Part>
        </Popover.Dropdown>
      </Popover>
      <Announced />
    </>
  )
}

/** Tells new notices to those who do not see the bell: at most one every five seconds. */
function Announced() {
  const [words, setWords] = useState('')
  useEffect(() => {
    let next = 0
    return onEvent(({ type, data }) => {
      if (type !== 'notice.added' || Date.now() < next) return
      next = Date.now() + 5000
      setWords(`${data.ticket ?? ''} ${data.subject ?? ''}`)
    })
  }, [])
  return <VisuallyHidden role="status">{words}</VisuallyHidden>
}
