// What hangs on a person: groups, roles, how he signs in, when he is away.
import { Group, Text } from '@mantine/core'
import type { Schemas } from '~/api/client'
import { may, useMe } from '~/features/account/me.api'
import { PersonRoles } from '~/features/role/PersonRoles'
import { Part } from '~/features/rows/Part'
import { RowLink } from '~/features/rows/RowLink'
import { RowName } from '~/features/rows/RowPicker'
import { useTranslation } from '~/lib/i18n'
import { Absences } from './Absences'
import { Deputies } from './Deputies'
import { SigningIn } from './SigningIn'

export function PersonMore({ person }: { person: Schemas['PersonView'] }) {
  const { t } = useTranslation()
  const me = useMe()
  const login = person.login ?? person.id
  return (
    <>
      <Part title={t('Groups')}>
        {person.groups.length === 0 && <Text size="sm">{t('Belongs to no group')}</Text>}
        <Group gap="sm">
          {person.groups.map(group => (
            <RowLink key={group} page="groups" row={group}>
              <RowName path="/groups" code={group} />
            </RowLink>
          ))}
        </Group>
      </Part>
      <Part title={t('Roles')}>
        <PersonRoles login={login} />
      </Part>
      {person.login && may(me, 'person.manage') && (
        <Part title={t('Signing in')}>
          <SigningIn login={person.login} />
        </Part>
      )}
      <Part title={t('Absences')}>
        <Absences login={login} />
      </Part>
      {person.vip && (
        <Part title={t('Deputies')}>
          <Deputies login={login} />
        </Part>
      )}
    </>
  )
}
