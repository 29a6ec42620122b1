// Roles: what waits for a second person, roles of the desk's own, and the matrix of rights.
import { Button, Container, Group, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { newRow, type PageProps } from '~/features/rows/kind'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { PageTitle } from '~/ui/PageTitle'
import { Proposals } from './Proposals'
import { RightsMatrix } from './RightsMatrix'
import { roles as kind, RoleForm } from './RoleForm'
import { useRoles } from './role.api'

export function RolesPage({ row }: PageProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const roles = useRoles()
  const chosen = roles.data?.find(role => role.code === row)
  const begin = () => void navigate({ to: '/admin/$page/$row', params: { page: 'roles', row: newRow } })
  return (
    <Container fluid py="md">
      <Stack gap="lg">
        <Group justify="space-between">
          <PageTitle>{t('Roles')}</PageTitle>
          <Button size="xs" leftSection={<Icon name="plus" size={14} />} onClick={begin}>
            {t('New role')}
          </Button>
        </Group>
        {kind.note}
        <Proposals />
        {roles.error && <Failure of={roles.error} again={() => void roles.refetch()} />}
        {row !== undefined && roles.data && !chosen?.built_in && <RoleForm key={row} role={chosen} name={row} />}
        {roles.data && <RightsMatrix roles={roles.data} chosen={row} />}
      </Stack>
    </Container>
  )
}
