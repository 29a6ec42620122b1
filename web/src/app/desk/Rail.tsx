import { ActionIcon, UnstyledButton, useComputedColorScheme } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { administers, useMe, useSignOut } from '~/features/account/me.api'
import { usePrefer } from '~/features/account/preferences'
import type { GuideName } from '~/features/guide/names'
import { Bell } from '~/features/notification/Bell'
import { PersonAvatar } from '~/features/people/Person'
import { language, speak, useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { hint } from '~/ui/hint'
import { Icon, type IconName } from '~/ui/Icon'
import classes from './DeskShell.module.css'
import { openKeySheet, openPalette } from './Overlays'

function Place({ to, icon, label }: { to: string; icon: IconName; label: string }) {
  return (
    <ActionIcon component={Link} to={to} size={40} variant="subtle" color="gray" aria-label={label} {...hint(label)}>
      <Icon name={icon} size={20} />
    </ActionIcon>
  )
}

interface DeedProps {
  icon: IconName
  label: string
  run: () => void
  /** Left out on a phone: the settings and the palette have it too. */
  isSpare?: boolean
}

function Deed({ icon, label, run, isSpare }: DeedProps) {
  return (
    <ActionIcon
      size={40}
      variant="subtle"
      color="gray"
      aria-label={label}
      onClick={run}
      className={isSpare ? classes.spare : undefined}
      {...hint(label)}
    >
      <Icon name={icon} size={20} />
    </ActionIcon>
  )
}

export function Rail({ guide }: { guide: GuideName }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const me = useMe()
  const signOut = useSignOut()
  const prefer = usePrefer()
  const scheme = useComputedColorScheme('light')
  const turn = () => prefer.mutate({ theme: scheme === 'dark' ? 'light' : 'dark' })

  const section = t('Everywhere')
  const goTo = (view: string) => void navigate({ to: '/desk/queue/$view', params: { view }, search: {} })
  useAction({ id: 'go.queue', label: t('Go to my tickets'), key: 'g q', section, run: () => goTo('my-open') })
  useAction({
    id: 'go.unassigned',
    label: t('Go to what nobody has'),
    key: 'g u',
    section,
    run: () => goTo('unassigned'),
  })
  useAction({
    id: 'go.triage',
    label: t('Go to triage'),
    key: 'g t',
    section,
    run: () => void navigate({ to: '/desk/triage' }),
  })
  useAction({ id: 'go.canned', label: t('Canned replies'), section, run: () => void navigate({ to: '/desk/canned' }) })
  useAction({ id: 'new', label: t('New ticket'), key: 'c', section, run: () => void navigate({ to: '/desk/new' }) })
  useAction({
    id: 'go.settings',
    label: t('Settings'),
    key: 'g s',
    section,
    run: () => void navigate({ to: '/desk/settings' }),
  })
  const openGuide = () => void navigate({ to: '/guide/$guide', params: { guide } })
  useAction({ id: 'help', label: t('Help'), section, run: openGuide })
  useAction({ id: 'theme', label: t('Light or dark'), section, run: turn })
  useAction({
    id: 'language',
    label: t('中文 / English'),
    section,
    run: () => void speak(language() === 'zh' ? 'en' : 'zh'),
  })
  useAction({ id: 'sign-out', label: t('Sign out'), section, run: () => void signOut() })

  return (
    <nav className={classes.rail} aria-label={t('Areas')} data-hints-beside>
      <div className={classes.logo} aria-hidden="true">
        一台
      </div>
      <Place to="/desk/queue/my-open" icon="queue" label={t('Queue')} />
      <Place to="/desk/triage" icon="triage" label={t('Triage')} />
      <Place to="/desk/new" icon="plus" label={t('New ticket')} />
      {administers(me) && <Place to="/admin" icon="settings" label={t('Administration')} />}
      <Deed icon="search" label={t('Search and actions')} run={openPalette} />
      <Bell />
      <span style={{ flex: 1 }} />
      <Place to={`/guide/${guide}`} icon="help" label={t('Help')} />
      <Deed
        icon="language"
        label={t('中文 / English')}
        run={() => void speak(language() === 'zh' ? 'en' : 'zh')}
        isSpare
      />
      <Deed icon={scheme === 'dark' ? 'sun' : 'moon'} label={t('Light or dark')} run={turn} isSpare />
      <Deed icon="keyboard" label={t('Keys')} run={openKeySheet} isSpare />
      <Deed icon="out" label={t('Sign out')} run={() => void signOut()} />
      <UnstyledButton component={Link} to="/desk/settings" aria-label={t('Settings of {{name}}', { name: me.name })}>
        <PersonAvatar login={me.login} size={32} words={t('Settings')} />
      </UnstyledButton>
    </nav>
  )
}
