import { Alert, Button, Group, Text } from '@mantine/core'
import { Component, type ReactNode, Suspense } from 'react'
import { useTranslation } from '~/lib/i18n'

interface PartProps {
  /** Shown while it is being fetched. */
  meanwhile?: ReactNode
  /** Nobody misses it when it can not be fetched. */
  isSpare?: boolean
  children: ReactNode
}

/** A part of the page that is fetched when it is first shown. When that fails, as the desk is away or was updated, the rest of the page stays,
 * with all that somebody has typed there. */
export function Part({ meanwhile, isSpare = false, children }: PartProps) {
  return (
    <Boundary instead={isSpare ? null : <Missing />}>
      <Suspense fallback={meanwhile}>{children}</Suspense>
    </Boundary>
  )
}

class Boundary extends Component<{ instead: ReactNode; children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? this.props.instead : this.props.children
  }
}

function Missing() {
  const { t } = useTranslation()
  return (
    <Alert color="red" variant="light" role="alert" m="sm">
      <Group justify="space-between">
        <Text size="sm">{t('This part of the page could not be loaded')}</Text>
        <Button size="xs" variant="default" onClick={() => location.reload()}>
          {t('Load the page anew')}
        </Button>
      </Group>
    </Alert>
  )
}
