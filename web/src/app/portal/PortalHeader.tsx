import { ActionIcon, useComputedColorScheme } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy } from 'react'
import { isStaff, useMe } from '~/features/account/me.api'
import { usePrefer } from '~/features/account/preferences'
import { useDeskName } from '~/features/profile/desk.api'
import { language, speak, useTranslation } from '~/lib/i18n'
import { hint } from '~/ui/hint'
import { Icon, type IconName } from '~/ui/Icon'
import { Part } from '~/ui/Part'
import classes from './PortalShell.module.css'

// What lies over the page comes once the page stands.
const Bell = lazy(async () => ({ default: (await import('~/features/notification/Bell')).Bell }))

export function PortalHeader() {
  const { t } = useTranslation()
  const me = useMe()
  const name = useDeskName()
  const prefer = usePrefer()
  const scheme = useComputedColorScheme('light')
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.name}>
        <bdi>{name}</bdi>
      </Link>
      <nav className={classes.places} aria-label={t('Pages')}>
        <Place to="/" icon="home" label={t('Home')} />
        <Place to="/report" icon="plus" label={t('Report')} />
        <Place to="/tickets" icon="queue" label={t('My tickets')} />
        <Place to="/profile" icon="person" label={t('Me')} />
      </nav>
      <span className={classes.gap} />
      {isStaff(me) && (
        <Link to="/desk" className={classes.desk} aria-label={t('To the desk')}>
          <Icon name="desk" size={20} />
          <span className={classes.wide}>{t('To the desk')}</span>
        </Link>
      )}
      <ActionIcon
        size={40}
        variant="subtle"
        color="gray"
        aria-label={t('Help')}
        component={Link}
        to="/guide/requester"
        {...hint(t('Help'))}
      >
        <Icon name="help" size={20} />
      </ActionIcon>
      <Deed icon="language" label={t('中文 / English')} run={() => void speak(language() === 'zh' ? 'en' : 'zh')} />
      <Deed
        icon={scheme === 'dark' ? 'sun' : 'moon'}
        label={t('Light or dark')}
        run={() => prefer.mutate({ theme: scheme === 'dark' ? 'light' : 'dark' })}
      />
      <Part meanwhile={<span className={classes.bell} />}>
        <Bell tickets="/tickets/$number" position="bottom-end" />
      </Part>
      <Link to="/profile" className={classes.person} aria-label={t('Settings of {{name}}', { name: me.name })}>
        <bdi>{me.name}</bdi>
      </Link>
    </header>
  )
}

function Place({ to, icon, label }: { to: string; icon: IconName; label: string }) {
  return (
    <Link to={to} className={classes.place} activeOptions={{ exact: to === '/', includeSearch: false }}>
      <Icon name={icon} size={20} />
      {label}
    </Link>
  )
}

function Deed({ icon, label, run }: { icon: IconName; label: string; run: () => void }) {
  return (
    <ActionIcon size={40} variant="subtle" color="gray" aria-label={label} onClick={run} {...hint(label)}>
      <Icon name={icon} size={20} />
    </ActionIcon>
  )
}
