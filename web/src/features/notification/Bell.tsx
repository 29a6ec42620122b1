// The bell: how much is unread, and the newest notices with the way to their tickets.
import {
  ActionIcon,
  Button,
  Group,
  Indicator,
  Popover,
  ScrollArea,
  Stack,
  Text,
  Tooltip,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonAvatar } from '~/features/people/Person'
import { onEvent } from '~/lib/events'
import { useAction } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import classes from './Bell.module.css'
import { type Notice, useNotices, useRead, useUnread } from './notices.api'

export function Bell() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const unread = useUnread().data?.count ?? 0
  useAction({ id: 'notices', label: t('Notices'), key: 'g n', section: t('Everywhere'), run: () => setOpened(true) })
  const label = unread > 0 ? t('{{count}} unread notices', { count: unread }) : t('Notices')
  return (
    <>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="right-start"
        width={380}
        trapFocus
        shadow="md"
        withinPortal
      >
        <Popover.Target>
          <Tooltip label={label} position="right" disabled={opened}>
            <Indicator label={unread > 99 ? '99+' : unread} size={16} offset={6} disabled={unread === 0} color="red.8">
              <ActionIcon size={40} variant="subtle" color="gray" aria-label={label} onClick={() => setOpened(!opened)}>
                <Icon name="bell" size={20} />
              </ActionIcon>
            </Indicator>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown p={0}>{opened && <Notices close={() => setOpened(false)} />}</Popover.Dropdown>
      </Popover>
      <Announced />
    </>
  )
}

function Notices({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const list = useNotices(true)
  const read = useRead()
  const notices = list.data?.pages.flatMap(page => page.data) ?? []
  const follow = (notice: Notice) => {
    if (!notice.read_at) read.one(notice.id)
    close()
    if (notice.ticket) void navigate({ to: '/desk/tickets/$number', params: { number: notice.ticket } })
  }
  return (
    <Stack gap={0}>
      <Group justify="space-between" p="sm" pb={6}>
        <Text fw={600}>{t('Notices')}</Text>
        {notices[0] && (
          <Button size="compact-xs" variant="subtle" onClick={() => read.all(notices[0]!.created_at)}>
            {t('Mark all as read')}
          </Button>
        )}
      </Group>
      {list.error && <Failure of={list.error} again={() => void list.refetch()} />}
      <ScrollArea.Autosize mah={440}>
        {notices.map(notice => (
          <UnstyledButton
            key={notice.id}
            className={classes.notice}
            data-unread={!notice.read_at || undefined}
            onClick={() => follow(notice)}
          >
            {notice.actor ? (
              <PersonAvatar login={notice.actor} size={28} />
            ) : (
              <Icon name={notice.kind === 'breached' ? 'alarm' : 'info'} size={24} />
            )}
            <span className={classes.words}>
              <Text size="sm" component="span" display="block">
                {!notice.read_at && <VisuallyHidden>{t('Unread:')} </VisuallyHidden>}
                {notice.message}
              </Text>
              <Text size="xs" c="dimmed" component="span" display="block" truncate>
                <Moment at={notice.created_at} /> · <bdi>{notice.subject}</bdi>
              </Text>
            </span>
          </UnstyledButton>
        ))}
        {list.data && notices.length === 0 && (
          <Text p="md" ta="center">
            {t('No notices')}
          </Text>
        )}
        {list.hasNextPage && (
          <Button
            fullWidth
            variant="subtle"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('Older')}
          </Button>
        )}
      </ScrollArea.Autosize>
    </Stack>
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
