// Going back to an earlier version: what that changes is shown first.
import { Button, Group, Skeleton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { shownBy } from '~/features/rows/rows.api'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import classes from './Revision.module.css'
import { useContent, useRestore, useTryVersion } from './revision.api'
import { TrialView } from './TrialView'
import type { VersionsProps } from './Versions'

interface RestorationProps extends VersionsProps {
  version: number
  close: () => void
}

export function Restoration({ kind, place, published, put, done, version, close }: RestorationProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const trial = useTryVersion(place, version, published)
  const content = useContent(place, version, true)
  const restore = useRestore(place, shownBy(kind))
  if (trial.error) return <Failure of={trial.error} again={() => void trial.refetch()} />
  if (!trial.data) return <Skeleton h={80} />
  const run = () =>
    restore.mutate(
      { version, reason },
      {
        onSuccess: ({ name }) => {
          close()
          done(name)
        },
      },
    )
  const toDraft = () => {
    put!(content.data!, published)
    close()
  }
  return (
    <section className={classes.preview} aria-label={t('Restore version {{version}}', { version })}>
      <TrialView kind={kind} trial={trial.data} />
      {trial.data.problems.length === 0 && (
        <TextInput
          label={t('Reason')}
          value={reason}
          maxLength={1000}
          onChange={event => setReason(event.currentTarget.value)}
        />
      )}
      {restore.error && <Failure of={restore.error} />}
      <Group gap="xs">
        {trial.data.problems.length === 0 && (
          <Button loading={restore.isPending} onClick={run}>
            {t('Yes, restore it')}
          </Button>
        )}
        <Button variant="default" disabled={!content.data} onClick={toDraft}>
          {t('Make a draft of it')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('Cancel')}
        </Button>
      </Group>
    </section>
  )
}
