// What a draft would change, and publishing it.
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { AnyKind } from '~/features/rows/kind'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import classes from './Revision.module.css'
import type { Trial } from './revision.api'
import { TrialView } from './TrialView'

interface PreviewProps {
  kind: AnyKind
  trial: Trial
  publish: (reason: string) => void
  isPublishing: boolean
  failure: unknown
}

export function Preview({ kind, trial, publish, isPublishing, failure }: PreviewProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
    <section className={classes.preview} aria-label={t('Preview')}>
      <Text component="h3" fw={600}>
        {t('Preview')}
      </Text>
      <TrialView kind={kind} trial={trial} />
      {trial.problems.length === 0 && trial.changes.length > 0 && (
        <Group align="end" gap="xs">
          <TextInput
            label={t('Reason')}
            style={{ flex: '1 1 220px' }}
            value={reason}
            maxLength={1000}
            onChange={event => setReason(event.currentTarget.value)}
          />
          <Button loading={isPublishing} onClick={() => publish(reason)}>
            {t('Publish')}
          </Button>
        </Group>
      )}
      {Boolean(failure) && <Failure of={failure} />}
    </section>
  )
}
