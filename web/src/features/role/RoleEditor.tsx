// What may be done by a role of the desk's own: all of it is said anew, and a second person agrees.
import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RowLink } from '~/features/rows/RowLink'
import { inLanguage } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { SecondPress } from '~/ui/SecondPress'
import { Proposed } from './PersonRoles'
import { scopes } from './rights'
import { type Right, type Role, type Scope, useAskForChange, useRights } from './role.api'

export function RoleEditor({ role }: { role: Role }) {
  const { t } = useTranslation()
  const ask = useAskForChange()
  const rights = useRights()
  const [wanted, setWanted] = useState(role.rights as Record<string, Scope>)
  const [reason, setReason] = useState('')
  const set = (right: string, scope: Scope) => {
    const { [right]: _, ...others } = wanted
    setWanted(scope === 'none' ? others : { ...others, [right]: scope })
  }
  const options = (reach: Scope[]) => ['none' as const, ...reach].map(value => ({ value, label: t(scopes[value]) }))
  return (
    <Stack gap="sm" component="section" aria-label={inLanguage(role.name)}>
      <Group justify="space-between">
        <Text fw={600}>
          <bdi>{inLanguage(role.name)}</bdi>
        </Text>
        <RowLink page="roles">{t('Close')}</RowLink>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="xs">
        {rights.map(right => (
          <NativeSelect
            key={right.code}
            size="xs"
            label={inLanguage(right.name)}
            title={inLanguage(right.description)}
            data={options(reachable(right, wanted[right.code]))}
            value={wanted[right.code] ?? 'none'}
            onChange={event => set(right.code, event.currentTarget.value as Scope)}
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

/** What makes sense, and what the role has already. */
const reachable = ({ scopes }: Right, held: Scope | undefined): Scope[] =>
  held && !scopes.includes(held) ? [...scopes, held] : scopes
