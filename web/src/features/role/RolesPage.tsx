// Roles: what waits for a second person, the matrix of rights, and roles of the desk's own.
import { Container, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PageProps } from '~/features/rows/kind'
import { Failure } from '~/ui/Failure'
import { NewRole } from './NewRole'
import { Proposals } from './Proposals'
import { RightsMatrix } from './RightsMatrix'
import { RoleEditor } from './RoleEditor'
import { useRoles } from './role.api'

export function RolesPage({ row }: PageProps) {
  const { t } = useTranslation()
  const roles = useRoles()
  const chosen = roles.data?.find(role => role.code === row && !role.built_in)
  return (
    <Container fluid py="md">
      <Stack gap="lg">
        <Title order={1} size="h4">
          {t('Roles')}
        </Title>
        <Proposals />
        {roles.error && <Failure of={roles.error} again={() => void roles.refetch()} />}
        {chosen ? <RoleEditor key={chosen.code} role={chosen} /> : <NewRole />}
        {roles.data && <RightsMatrix roles={roles.data} chosen={row} />}
      </Stack>
    </Container>
  )
}
