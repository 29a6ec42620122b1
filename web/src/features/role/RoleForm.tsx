// A role of the desk's own: drafted, tried and published like what else hurts when it is wrong, and retired.
import { Group, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { drafted } from '~/features/revision/drafted'
import { newRow, type Row } from '~/features/rows/kind'
import { RowLink } from '~/features/rows/RowLink'
import { inLanguage, key, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { SecondPress } from '~/ui/SecondPress'
import { Proposed } from './Proposed'
import { RightsInput } from './RightsInput'
import { type Role, useAskForChange } from './role.api'

/** Roles have no number of their own; their codes stay. */
type RoleRow = Role & Row
const rowOf = (role: Role): RoleRow => ({ ...role, id: role.code, version: 0 })

export const roles = drafted<RoleRow>('role', {
  path: '/roles',
  page: 'roles',
  title: key('Roles'),
  add: key('New role'),
  right: 'role.manage',
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  columns: [],
  fields: [
    { name: 'code', label: key('Code'), type: 'line', required: true, isFixed: true },
    { name: 'name', label: key('Name'), type: 'names', required: true, isFixed: true },
    { name: 'rights', label: key('Rights'), type: 'own', blank: {}, Input: RightsInput },
  ],
  shownBy: ['role-changes', 'grants', 'me'],
})

interface RoleFormProps {
  /** Missing: nothing is published under that name. */
  role: Role | undefined
  /** `newRow`: it has none yet. */
  name: string
}

export function RoleForm({ role, name }: RoleFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const Form = roles.Form!
  const done = (row: Row | null) => {
    if (!row) void navigate({ to: '/admin/$page', params: { page: 'roles' } })
  }
  return (
    <section aria-label={role ? inLanguage(role.name) : t('New role')}>
      <RowLink page="roles">{t('Close')}</RowLink>
      <Form kind={roles} row={role ? rowOf(role) : null} {...(name === newRow ? {} : { name })} done={done} />
      {role?.active && <Retirement role={role} />}
    </section>
  )
}

function Retirement({ role }: { role: Role }) {
  const { t } = useTranslation()
  const ask = useAskForChange()
  return (
    <Stack gap="xs" px="md">
      {ask.error && <Failure of={ask.error} />}
      {ask.data?.state === 'proposed' && <Proposed />}
      {ask.data?.state === 'applied' && (
        <Text size="sm" role="status">
          {t('It holds from now on.')}
        </Text>
      )}
      <Group gap="xs">
        <SecondPress
          label={t('Retire the role')}
          sure={t('Yes, retire it')}
          run={() => ask.mutate({ action: 'retire', role: role.code })}
        />
      </Group>
    </Stack>
  )
}
