// The roles of a person, how far they reach, and giving and taking them.
import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { may, useMe } from '~/features/account/me.api'
import { RowName, RowPicker } from '~/features/rows/RowPicker'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { SecondPress } from '~/ui/SecondPress'
import { Proposed } from './Proposed'
import { type Grant, useAskForChange, useGrants, useRoles } from './role.api'

export function PersonRoles({ login }: { login: string }) {
  const { t } = useTranslation()
  const mayChange = may(useMe(), 'role.manage')
  const grants = useGrants(login)
  const ask = useAskForChange()
  if (grants.error) return <Failure of={grants.error} again={() => void grants.refetch()} />
  return (
    <Stack gap="sm">
      {grants.data?.length === 0 && <Text size="sm">{t('None but what everybody has: to report and to follow')}</Text>}
      {grants.data?.map(grant => (
        <Group key={JSON.stringify(grant)} justify="space-between">
          <GrantLine grant={grant} />
          {mayChange && (
            <Group gap={6}>
              <SecondPress
                size="compact-sm"
                label={t('Take away')}
                sure={t('Yes, take it away')}
                run={() => ask.mutate({ action: 'revoke', person: login, ...grant })}
              />
            </Group>
          )}
        </Group>
      ))}
      {ask.error && <Failure of={ask.error} />}
      {ask.error && ask.variables.role === 'administrator' && (
        <Text size="sm">{t('Make somebody else an administrator first.')}</Text>
      )}
      {ask.data?.state === 'proposed' && <Proposed />}
      {mayChange && <NewGrant login={login} />}
    </Stack>
  )
}

function GrantLine({ grant }: { grant: Grant }) {
  const { t } = useTranslation()
  const role = useRoles().data?.find(role => role.code === grant.role)
  return (
    <Text size="sm">
      <bdi>{role ? inLanguage(role.name) : grant.role}</bdi>
      {grant.organisation && (
        <>
          {' · '}
          {t('only for')} <RowName path="/organisations" code={grant.organisation} />
        </>
      )}
      {grant.region && (
        <>
          {' · '}
          {t('only within')} <RowName path="/sites" code={grant.region} />
        </>
      )}
    </Text>
  )
}

const nothing = {
  role: null as string | null,
  organisation: null as string | null,
  region: null as string | null,
  reason: '',
}

function NewGrant({ login }: { login: string }) {
  const { t } = useTranslation()
  const roles = useRoles().data ?? []
  const ask = useAskForChange()
  const [wanted, setWanted] = useState(nothing)
  const set = (change: Partial<typeof nothing>) => setWanted({ ...wanted, ...change })
  const give = () =>
    ask.mutate(
      { action: 'grant', person: login, ...wanted, role: wanted.role ?? '' },
      { onSuccess: () => setWanted(nothing) },
    )
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
        <Select
          label={t('Further role')}
          data={roles
            .filter(role => role.active && role.code !== 'requester')
            .map(role => ({ value: role.code, label: inLanguage(role.name) }))}
          value={wanted.role}
          searchable
          clearable
          onChange={role => set({ role })}
        />
        <TextInput
          label={t('Reason')}
          value={wanted.reason}
          onChange={event => set({ reason: event.currentTarget.value })}
        />
        <RowPicker
          path="/organisations"
          label={t('Only for the organisation')}
          value={wanted.organisation}
          onChange={organisation => set({ organisation })}
        />
        <RowPicker
          path="/sites"
          label={t('Only within the site')}
          value={wanted.region}
          onChange={region => set({ region })}
        />
      </SimpleGrid>
      {ask.error && <Failure of={ask.error} />}
      {ask.data?.state === 'proposed' && <Proposed />}
      <Group>
        <Button variant="default" disabled={!wanted.role} loading={ask.isPending} onClick={give}>
          {t('Give this role')}
        </Button>
      </Group>
    </Stack>
  )
}
