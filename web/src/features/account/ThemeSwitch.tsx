import { SegmentedControl } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'
import { type Preferences, usePrefer, usePreferences } from './preferences'

export function ThemeSwitch() {
  const { t } = useTranslation()
  const preferences = usePreferences()
  const prefer = usePrefer()
  if (!preferences) return null
  return (
    <SegmentedControl
      aria-label={t('Light or dark')}
      value={preferences.theme}
      onChange={theme => prefer.mutate({ theme: theme as Preferences['theme'] })}
      data={[
        { value: 'auto', label: t('As the system') },
        { value: 'light', label: t('Light') },
        { value: 'dark', label: t('Dark') },
      ]}
    />
  )
}
