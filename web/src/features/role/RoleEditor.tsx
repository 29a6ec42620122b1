// What may be done by a role of the desk's own: all of it is said anew, and a second person agrees.
import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RowLink } from '~/features/rows/RowLink'
import { inLanguage } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { SecondPress } from '~/ui/SecondPress'
import { Proposed } from './PersonRoles'
import { rights, scopeNames, scopes } from './rights'
import { type Role, type Scope, useAskForChange } from './role.api'

export function RoleEditor({ role }: { role: Role }) {
  const { t } = useTranslation()
  const ask = useAskForChange()
  const [wanted, setWanted] = useState(role.rights as Record<string, Scope>)
  const [reason, setReason] = useState('')
  const set = (right: string, scope: Scope) => {
    const { [right]: _, ...others } = wanted
    setWanted(scope === 'none' ? others : { ...others, [right]: scope })
  }
  const options = scopeNames.map(scope => ({ value: scope, label: t(scopes[scope]) }))
  return (
    <Stack gap="sm" component="section" aria-label={inLanguage(role.name)}>
      <Group justify="space-between">
        <Text fw={600}>
          <bdi>{inLanguage(role.name)}</bdi>
        </Text>
        <RowLink page="roles">{t('Close')}</RowLink>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="xs">
        {rights.map(({ name, label }) => (
          <NativeSelect
            key={name}
            size="xs"
            label={t(label)}
            data={options}
            value={wanted[name] ?? 'none'}
            onChange={event => set(name, event.currentTarget.value as Scope)}
          />
        ))}
      </SimpleGrid>
      <TextInput
        label={t('Reason')}
        maw={420}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      {ask.error && <Failure of={ask.error} />}
      {ask.data?.state === 'proposed' && <Proposed />}
      {ask.data?.state === 'applied' && (
        <Text size="sm" role="status">
          {t('It holds from now on.')}
        </Text>
      )}
      <Group gap="xs">
        <Button
          loading={ask.isPending}
          onClick={() => ask.mutate({ action: 'define', role: role.code, rights: wanted, reason })}
        >
          {t('Save')}
        </Button>
        <SecondPress
          label={t('Retire the role')}
          sure={t('Yes, retire it')}
          run={() => ask.mutate({ action: 'retire', role: role.code, reason })}
        />
      </Group>
    </Stack>
  )
}
