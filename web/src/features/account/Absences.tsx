// When somebody is away, and who stands in meanwhile.
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Problem } from '~/api/problem'
import { PersonName } from '~/features/people/Person'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { useAbsences, useBeAway } from './profile.api'

export function Absences({ login }: { login: string }) {
  const { t } = useTranslation()
  const absences = useAbsences(login).data ?? []
  const { away, back } = useBeAway(login)
  return (
    <Stack gap="sm" component="section" align="flex-start">
      <Title order={2} size="h5">
        {t('When you are away')}
      </Title>
      {absences.map(absence => (
        <Group key={absence.id} gap="xs">
          <Text size="sm">
            <Moment at={absence.starts_at} /> – <Moment at={absence.ends_at} />
            {absence.delegate && (
              <>
                {' · '}
                {t('In your place:')} <PersonName login={absence.delegate} />
              </>
            )}
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => back.mutate(absence.id)}>
            {t('I am back')}
          </Button>
        </Group>
      ))}
      {back.error && <Failure of={back.error} />}
      <NewAbsence away={away} />
    </Stack>
  )
}

/** A moment of this device's clock, as the desk wants it. */
const instantOf = (local: string) => new Date(local).toISOString()

function NewAbsence({ away }: { away: ReturnType<typeof useBeAway>['away'] }) {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { starts_at: '', ends_at: '', delegate: '' },
    validate: { starts_at: value => !value && t('Say when'), ends_at: value => !value && t('Say when') },
  })
  const submit = form.onSubmit(({ starts_at, ends_at, delegate }) =>
    away.mutate(
      { starts_at: instantOf(starts_at), ends_at: instantOf(ends_at), delegate: delegate.trim() || null, reason: '' },
      {
        onSuccess: () => form.reset(),
        onError: refused => refused instanceof Problem && form.setErrors(refused.fields),
      },
    ),
  )
  const isSaid = away.error instanceof Problem && Object.keys(away.error.fields).length > 0
  return (
    <form onSubmit={submit} noValidate>
      <Group gap="sm" align="flex-start">
        <TextInput type="datetime-local" label={t('Away from')} {...form.getInputProps('starts_at')} />
        <TextInput type="datetime-local" label={t('Away until')} {...form.getInputProps('ends_at')} />
        <TextInput label={t('Who stands in? Their login (optional)')} {...form.getInputProps('delegate')} />
      </Group>
      {away.error && !isSaid && <Failure of={away.error} />}
      <Button mt="sm" type="submit" variant="default" loading={away.isPending}>
        {t('Be away')}
      </Button>
    </form>
  )
}
