// What a trial has found: what hinders, what is written otherwise, and what comes of it.
import { Alert, List, Text } from '@mantine/core'
import type { AnyKind } from '~/features/rows/kind'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { Changes } from './Changes'
import { Effects } from './Effects'
import type { Trial } from './revision.api'

export function TrialView({ kind, trial }: { kind: AnyKind; trial: Trial }) {
  const { t } = useTranslation()
  const labelOf = (pointer: string) => {
    const field = kind.fields.find(({ name }) => name === pointer.split('/')[1])
    return field ? `${t(field.label)}: ` : ''
  }
  return (
    <>
      {trial.problems.length > 0 && (
        <Alert
          color="orange"
          variant="light"
          icon={<Icon name="alarm" />}
          role="alert"
          title={t('It can not be published like this')}
        >
          <List size="sm">
            {trial.problems.map(({ pointer, sentence }) => (
              <List.Item key={pointer + sentence}>
                {labelOf(pointer)}
                {sentence}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Changes kind={kind} changes={trial.changes} label={t('What changes')} />
      {trial.effects && <Effects effects={trial.effects} />}
      <Text size="xs">{t('Nothing is changed by trying.')}</Text>
    </>
  )
}
