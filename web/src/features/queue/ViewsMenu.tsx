import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { MenuButton } from '~/ui/MenuButton'
import classes from './QueuePage.module.css'
import { arranged, useCounts, useViews } from './queue.api'

/** The views where there is no room for them beside the list. */
export function ViewsMenu({ name }: { name: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data: views = [] } = useViews()
  const counts = useCounts(views)
  const { first, rest } = arranged(views)
  const go = (view: string) => void navigate({ to: '/desk/queue/$view', params: { view }, search: {} })
  return (
    <MenuButton
      position="bottom-start"
      button={
        <Button
          className={classes.viewsMenu}
          size="compact-sm"
          variant="default"
          aria-label={t('Views: {{name}}', { name })}
        >
          <Icon name="down" size={14} />
        </Button>
      }
    >
      {() => (
        <>
          {[...first, ...rest].map(view => (
            <Menu.Item
              key={view.id}
              leftSection={<Icon name="star" size={14} fill={view.starred} />}
              rightSection={counts.data?.get(view.id) ?? ''}
              onClick={() => go(view.code ?? view.id)}
            >
              <bdi>{inLanguage(view.name)}</bdi>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => go('all')}>{t('All tickets')}</Menu.Item>
        </>
      )}
    </MenuButton>
  )
}
