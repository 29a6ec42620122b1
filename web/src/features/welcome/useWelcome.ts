import { useLocalStorage } from '@mantine/hooks'
import { useMemo } from 'react'
import { language } from '~/lib/i18n'
import { readPeople } from './pasted'
import { firstSetup, type Setup } from './setup'

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** What has been answered so far; it outlives a page that is loaded anew. */
export function useWelcome() {
  const [setup, keep, forget] = useLocalStorage<Setup>({
    key: 'welcome',
    defaultValue: firstSetup(language(), ownZone),
    getInitialValueInEffect: false,
  })
  const reading = useMemo(() => readPeople(setup.people), [setup.people])
  return { setup, set: (change: Partial<Setup>) => keep(now => ({ ...now, ...change })), forget, reading }
}
