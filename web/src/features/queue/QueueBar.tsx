// What the list is called, how many it holds, in which order it stands, and what can be done with the view itself.
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, memo, useState } from 'react'
import { useMe } from '~/features/account/me.api'
import { usePrefer } from '~/features/account/preferences'
import { ExportItem } from '~/features/exporting/ExportItem'
import { HoldKeys } from '~/lib/heldKeys'
import { key, useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { useTitle } from '~/lib/title'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { MenuButton } from '~/ui/MenuButton'
import { Part } from '~/ui/Part'
import classes from './QueuePage.module.css'
import { type SavedView, useStar } from './queue.api'
import { mayKeep } from './rights'
import { ViewsMenu } from './ViewsMenu'

const SaveView = lazy(() => import('./SaveView').then(module => ({ default: module.SaveView })))

const orders: [string, string][] = [
  ['', key('As they are to be taken up')],
  ['next_due_at', key('Time to breach')],
  ['-created_at', key('Newest first')],
  ['priority', key('Priority')],
  ['-updated_at', key('Last changed first')],
  ['-id', key('Number')],
]

interface QueueBarProps {
  name: string
  view: SavedView | undefined
  total: number | undefined
  filter: string
  news: { count: number; show: () => void }
  compact: boolean
}

export const QueueBar = memo(function QueueBar({ name, view, total, filter, news, compact }: QueueBarProps) {
  const { t } = useTranslation()
  useTitle(name)
  const prefer = usePrefer()
  return (
    <Group h={44} px="xs" gap={4} wrap="nowrap" className={classes.bar}>
      <ViewsMenu name={name} />
      <Text fw={600} truncate component="h1" size="md" {...hint(name)}>
        <bdi>{name}</bdi>
      </Text>
      <Text size="sm" c="dimmed" px={4}>
        {total}
      </Text>
      <span style={{ flex: 1 }} />
      <span role="status">
        {news.count > 0 && (
          <Button size="compact-xs" variant="light" onClick={news.show}>
            {t('{{count}} new', { count: news.count })}
          </Button>
        )}
      </span>
      <Order />
      <ActionIcon
        variant="subtle"
        color="gray"
        {...hint(compact ? t('More room') : t('Compact'))}
        aria-label={t('Compact')}
        aria-pressed={compact}
        onClick={() => prefer.mutate({ density: compact ? 'comfortable' : 'compact' })}
      >
        <Icon name="queue" />
      </ActionIcon>
      <ViewDeeds view={view} filter={filter} />
    </Group>
  )
})

function Order() {
  const { t } = useTranslation()
  const sort = useSearch({ from: '/desk/queue/$view', select: search => search.sort ?? '' })
  const navigate = useNavigate({ from: '/desk/queue/$view' })
  return (
    <MenuButton
      button={
        <ActionIcon
          variant={sort ? 'light' : 'subtle'}
          color={sort ? undefined : 'gray'}
          aria-label={t('Order')}
          {...hint(t('Order'))}
        >
          <Icon name="sort" />
        </ActionIcon>
      }
    >
      {() =>
        orders.map(([order, label]) => (
          <Menu.Item
            key={order}
            role="menuitemradio"
            aria-checked={order === sort}
            rightSection={order === sort && <Icon name="check" size={14} />}
            onClick={() => void navigate({ search: before => ({ ...before, sort: order || undefined }) })}
          >
            {t(label)}
          </Menu.Item>
        ))
      }
    </MenuButton>
  )
}

function ViewDeeds({ view, filter }: { view: SavedView | undefined; filter: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const star = useStar()
  const [asked, setAsked] = useState<'new' | 'change' | null>(null)
  const section = t('List')
  const starred = view?.starred ? t('Take the star off') : t('Star this view')
  useAction(
    view !== undefined && { id: 'view.star', label: starred, key: 'Shift+s', section, run: () => star.mutate(view) },
  )
  useAction({ id: 'view.save', label: t('Save as a view'), section, run: () => setAsked('new') })
  return (
    <>
      <MenuButton
        button={
          <ActionIcon variant="subtle" color="gray" aria-label={t('This view')}>
            <Icon name="more" />
          </ActionIcon>
        }
      >
        {() => (
          <>
            {view && (
              <Menu.Item
                leftSection={<Icon name="star" size={14} fill={view.starred} />}
                onClick={() => star.mutate(view)}
              >
                {starred}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<Icon name="plus" size={14} />} onClick={() => setAsked('new')}>
              {t('Save as a view')}
            </Menu.Item>
            {view && mayKeep(me, view) && (
              <Menu.Item leftSection={<Icon name="pen" size={14} />} onClick={() => setAsked('change')}>
                {t('Change this view')}
              </Menu.Item>
            )}
            <ExportItem filter={filter} />
          </>
        )}
      </MenuButton>
      {asked && (
        <Part meanwhile={<HoldKeys />}>
          <SaveView view={asked === 'change' ? view : undefined} filter={filter} close={() => setAsked(null)} />
        </Part>
      )}
    </>
  )
}
