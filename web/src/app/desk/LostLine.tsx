import { Alert } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { currentLine, onLine } from '~/lib/events'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'

/** Says that the page no longer hears the server; it goes by itself. */
export function LostLine() {
  const { t } = useTranslation()
  const line = useSyncExternalStore(onLine, currentLine)
  if (line !== 'lost') return null
  return (
    <Alert color="orange" variant="light" py={6} radius={0} icon={<Icon name="alarm" />} role="status">
      {t('The line to the service desk is lost. What you see may be old; what you write is kept.')}
    </Alert>
  )
}
