// The newest notices, with the way to their tickets.
import { Button, Group, ScrollArea, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { PersonAvatar } from '~/features/people/Person'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import classes from './Notices.module.css'
import { type Notice, type TicketRoute, useNotices, useRead } from './notices.api'

export function Notices({ tickets, close }: { tickets: TicketRoute; close: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const list = useNotices(true)
  const read = useRead()
  const notices = list.data?.pages.flatMap(page => page.data) ?? []
  const follow = (notice: Notice) => {
    if (!notice.read_at) read.one(notice.id)
    close()
    if (notice.ticket) void navigate({ to: tickets, params: { number: notice.ticket } })
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
