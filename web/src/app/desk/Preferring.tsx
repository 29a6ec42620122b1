import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useMe } from '~/features/account/me.api'
import { usePreferences } from '~/features/account/preferences'
import { setKeys } from '~/lib/keys'
import { setZone } from '~/lib/time'

/** Makes the pages as somebody likes them. */
export function Preferring() {
  const { setColorScheme } = useMantineColorScheme()
  const preferences = usePreferences()
  const { time_zone } = useMe()
  const theme = preferences?.theme
  const keys = preferences?.keys
  const shortcuts = preferences?.shortcuts
  useEffect(() => setZone(time_zone), [time_zone])
  useEffect(() => {
    if (theme) setColorScheme(theme)
  }, [theme, setColorScheme])
  useEffect(() => {
    if (keys) setKeys(keys as Record<string, string>, shortcuts ?? true)
  }, [keys, shortcuts])
  return null
}
