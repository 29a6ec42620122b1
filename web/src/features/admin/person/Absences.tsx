// When somebody is away, and who stands in.
import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '~/api/problem'
import { PersonName } from '~/features/people/Person'
import { PersonPicker } from '~/features/people/PersonPicker'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { useAbsences, useAddAbsence, useEndAbsence } from './person.api'

export function Absences({ login }: { login: string }) {
  const { t } = useTranslation()
  const absences = useAbsences(login)
  const end = useEndAbsence(login)
  if (absences.error) return <Failure of={absences.error} again={() => void absences.refetch()} />
  return (
    <Stack gap="sm">
      {absences.data?.map(absence => (
        <Group key={absence.id} justify="space-between">
          <Text size="sm">
            <Moment at={absence.starts_at} /> – <Moment at={absence.ends_at} />
            {absence.reason && (
              <>
                {' · '}
                <bdi>{absence.reason}</bdi>
              </>
            )}
            {absence.delegate && (
              <>
                {' · '}
                {t('stands in:')} <PersonName login={absence.delegate} />
              </>
            )}
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => end.mutate(absence.id)}>
            {t('Remove')}
          </Button>
        </Group>
      ))}
      {end.error && <Failure of={end.error} />}
      <NewAbsence login={login} />
    </Stack>
  )
}

const nothing = { starts_at: '', ends_at: '', delegate: null as string | null, reason: '' }

const inUtc = (local: string) => (local ? new Date(local).toISOString() : '')

function NewAbsence({ login }: { login: string }) {
  const { t } = useTranslation()
  const add = useAddAbsence(login)
  const [absence, setAbsence] = useState(nothing)
  const set = (change: Partial<typeof nothing>) => setAbsence({ ...absence, ...change })
  const errors = add.error instanceof Problem ? add.error.fields : {}
  const save = () =>
    add.mutate(
      { ...absence, starts_at: inUtc(absence.starts_at), ends_at: inUtc(absence.ends_at) },
      { onSuccess: () => setAbsence(nothing) },
    )
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
        <TextInput
          type="datetime-local"
          label={t('Away from')}
          value={absence.starts_at}
          error={errors.starts_at}
          onChange={event => set({ starts_at: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('Away until')}
          value={absence.ends_at}
          error={errors.ends_at}
          onChange={event => set({ ends_at: event.currentTarget.value })}
        />
        <PersonPicker
          label={t('Who stands in')}
          value={absence.delegate}
          error={errors.delegate}
          onChange={delegate => set({ delegate })}
        />
        <TextInput
          label={t('Reason')}
          value={absence.reason}
          error={errors.reason}
          onChange={event => set({ reason: event.currentTarget.value })}
        />
      </SimpleGrid>
      {add.error && Object.keys(errors).length === 0 && <Failure of={add.error} />}
      <Group>
        <Button
          variant="default"
          disabled={!absence.starts_at || !absence.ends_at}
          loading={add.isPending}
          onClick={save}
        >
          {t('Add the absence')}
        </Button>
      </Group>
    </Stack>
  )
}
