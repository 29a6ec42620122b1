// What setting up will do, asked of the desk itself; what is wrong leads back to its question.
import { Alert, Anchor, List, Skeleton, Stack, Text } from '@mantine/core'
import { useEffect } from 'react'
import { type Bundle, type Plan, useConfigure } from '~/features/bundle/bundle.api'
import { kinds } from '~/features/bundle/words'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { stepOf } from './setup'

interface ReviewProps {
  bundle: Bundle
  goTo: (step: number) => void
  /** Told whether it can be done. */
  tried: (isGood: boolean) => void
}

export function Review({ bundle, goTo, tried }: ReviewProps) {
  const trial = useConfigure()
  const { mutate } = trial
  // biome-ignore lint/correctness/useExhaustiveDependencies: it stands as long as the answers do
  useEffect(() => mutate({ bundle, dry_run: true }, { onSuccess: plan => tried(plan.problems.length === 0) }), [])
  if (trial.error) return <Failure of={trial.error} again={() => mutate({ bundle, dry_run: true })} />
  if (!trial.data) return <Skeleton h={160} />
  return <Planned plan={trial.data} goTo={goTo} />
}

const mostShown = 50

function Planned({ plan, goTo }: { plan: Plan; goTo: (step: number) => void }) {
  const { t } = useTranslation()
  const touched = Map.groupBy(
    plan.steps.filter(({ action }) => action !== 'unchanged'),
    ({ kind }) => kind,
  )
  return (
    <Stack>
      {plan.problems.length > 0 && (
        <Alert color="red" variant="light" icon={<Icon name="alarm" />} title={t('This can’t be done yet')}>
          <List size="sm">
            {plan.problems.slice(0, mostShown).map(({ pointer, sentence }) => (
              <List.Item key={pointer + sentence}>
                <Anchor component="button" size="sm" onClick={() => goTo(stepOf(pointer))}>
                  {pointer}
                </Anchor>
                : {sentence}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Text size="sm">{t('Nothing has been changed so far. This is what will be:')}</Text>
      <List size="sm">
        {[...touched].map(([kind, steps]) => (
          <List.Item key={kind}>
            {kinds[kind] ? t(kinds[kind]) : kind}: {steps.length}
          </List.Item>
        ))}
      </List>
    </Stack>
  )
}
