import { ActionIcon, NavLink, ScrollArea, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import classes from './QueuePage.module.css'
import { arranged, type SavedView, useCounts, useStar, useViews } from './queue.api'

function ViewLink({ view, count, active }: { view: SavedView; count: number | null | undefined; active: boolean }) {
  const { t } = useTranslation()
  const star = useStar()
  const name = inLanguage(view.name)
  return (
    <div className={classes.view}>
      <ActionIcon
        className={classes.star}
        variant="transparent"
        size={24}
        color={view.starred ? 'yellow.7' : 'gray.6'}
        aria-label={view.starred ? t('Take the star off {{name}}', { name }) : t('Star {{name}}', { name })}
        onClick={() => star.mutate(view)}
      >
        <Icon name="star" size={14} fill={view.starred} />
      </ActionIcon>
      <NavLink
        component={Link}
        to={`/desk/queue/${view.code ?? view.id}`}
        active={active}
        label={<bdi>{name}</bdi>}
        py={6}
        pl={36}
        classNames={{ label: classes.viewName }}
        title={name}
        rightSection={
          <Text size="xs" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {count ?? ''}
          </Text>
        }
      />
    </div>
  )
}

/** The views beside the list, with live counts. */
export const Views = memo(function Views({ current }: { current: string }) {
  const { t } = useTranslation()
  const { data: views = [] } = useViews()
  const { first, rest } = arranged(views)
  const counts = useCounts(views)
  const row = (view: SavedView) => (
    <ViewLink key={view.id} view={view} count={counts.data?.get(view.id)} active={current === (view.code ?? view.id)} />
  )
  return (
    <ScrollArea h="100%" type="auto">
      {first.map(row)}
      {rest.length > 0 && (
        <Text size="xs" c="dimmed" px="sm" pt="sm" pb={4}>
          {t('More views')}
        </Text>
      )}
      {rest.map(row)}
      <NavLink
        component={Link}
        to="/desk/queue/all"
        active={current === 'all'}
        label={t('All tickets')}
        py={6}
        leftSection={<Icon name="queue" size={14} />}
      />
    </ScrollArea>
  )
})
