// The first run: a few questions that have an answer already, tried before anything is done, and a first ticket at the end.
import { Anchor, Button, Group, Paper, Stack, Stepper } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { LanguageSwitch } from '~/features/account/LanguageSwitch'
import { useMe } from '~/features/account/me.api'
import { useConfigure } from '~/features/bundle/bundle.api'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { PageTitle } from '~/ui/PageTitle'
import { Done } from './Done'
import type { Reading } from './pasted'
import { Review } from './Review'
import { bundleOf, type Setup } from './setup'
import { GroupStep, HoursStep, NameStep, PeopleStep, StarterStep } from './steps'
import { useWelcome } from './useWelcome'
import classes from './Welcome.module.css'

const review = 5

export function WelcomePage() {
  const { t } = useTranslation()
  const me = useMe()
  const { setup, set, forget, reading } = useWelcome()
  const [step, setStep] = useState(0)
  const [isGood, setGood] = useState(false)
  const [invited, setInvited] = useState<Reading['people'] | null>(null)
  const setUp = useConfigure()
  const bundle = useMemo(() => bundleOf(setup, me.login), [setup, me.login])
  const goTo = (wanted: number) => {
    setGood(false)
    setUp.reset()
    setStep(wanted)
  }
  const finish = () =>
    setUp.mutate(
      { bundle, dry_run: false },
      {
        onSuccess: () => {
          setInvited(reading.people.filter(({ login }) => login !== me.login))
          forget()
        },
      },
    )
  const next = (event: React.FormEvent) => {
    event.preventDefault()
    if (step < review) goTo(step + 1)
    else if (isGood) finish()
  }
  return (
    <main className={classes.page}>
      <Paper withBorder p="lg" className={classes.paper}>
        <Group justify="space-between" mb="md">
          <PageTitle size="h3">{t('Set up your service desk')}</PageTitle>
          <LanguageSwitch />
        </Group>
        {invited ? (
          <Done people={invited} />
        ) : (
          <form onSubmit={next}>
            <Stack gap="lg">
              <Stepper active={step} onStepClick={goTo} size="xs" wrap={false} className={classes.steps}>
                {titles(t).map((label, index) => (
                  <Stepper.Step key={label} label={label} allowStepSelect={index !== step} />
                ))}
              </Stepper>
              <Question step={step} setup={setup} set={set} reading={reading} />
              {step === review && <Review bundle={bundle} goTo={goTo} tried={setGood} />}
              {setUp.error && <Failure of={setUp.error} again={finish} />}
              <Group>
                {step > 0 && (
                  <Button variant="default" onClick={() => goTo(step - 1)}>
                    {t('Back')}
                  </Button>
                )}
                <Button
                  type="submit"
                  disabled={step === review ? !isGood : isUnanswered(step, setup, reading)}
                  loading={setUp.isPending}
                >
                  {step === review ? t('Set it up') : t('Next step')}
                </Button>
                <Anchor component={Link} to="/admin" size="sm" ml="auto">
                  {t('Later, by hand')}
                </Anchor>
              </Group>
            </Stack>
          </form>
        )}
      </Paper>
    </main>
  )
}

const titles = (t: (sentence: string) => string) => [
  t('Name'),
  t('Working time'),
  t('Group'),
  t('People'),
  t('To begin with'),
  t('Check'),
]

function isUnanswered(step: number, { zh, en, groupZh, groupEn }: Setup, { mistakes }: Reading): boolean {
  if (step === 0) return !zh.trim() && !en.trim()
  if (step === 2) return !groupZh.trim() && !groupEn.trim()
  return step === 3 && mistakes.length > 0
}

interface QuestionProps {
  step: number
  setup: Setup
  set: (change: Partial<Setup>) => void
  reading: Reading
}

function Question({ step, setup, set, reading }: QuestionProps) {
  switch (step) {
    case 0:
      return <NameStep setup={setup} set={set} />
    case 1:
      return <HoursStep setup={setup} set={set} />
    case 2:
      return <GroupStep setup={setup} set={set} />
    case 3:
      return <PeopleStep setup={setup} set={set} reading={reading} />
    case 4:
      return <StarterStep setup={setup} set={set} />
    default:
      return null
  }
}
