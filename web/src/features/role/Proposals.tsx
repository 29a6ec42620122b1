// Role changes that a second person has to agree to.
import { Button, Group, Stack, Text } from '@mantine/core'
import { useMe } from '~/features/account/me.api'
import { PersonName } from '~/features/people/Person'
import { inLanguage, key, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { type RoleChange, useDecide, useRoleChanges, useRoles } from './role.api'

const deeds: Record<RoleChange['action'], string> = {
  grant: key('gives the role'),
  revoke: key('takes away the role'),
  define: key('says anew what may be done by the role'),
  retire: key('retires the role'),
}

export function Proposals() {
  const { t } = useTranslation()
  const changes = useRoleChanges('proposed')
  const decide = useDecide()
  if (changes.error) return <Failure of={changes.error} again={() => void changes.refetch()} />
  if (!changes.data?.length) return null
  return (
    <Stack gap="xs" component="section" aria-label={t('Waiting for a second person')}>
      <Text fw={600}>{t('Waiting for a second person')}</Text>
      {changes.data.map(change => (
        <Proposal key={change.id} change={change} decide={agrees => decide.mutate({ change, agrees })} />
      ))}
      {decide.error && <Failure of={decide.error} />}
    </Stack>
  )
}

function Proposal({ change, decide }: { change: RoleChange; decide: (agrees: boolean) => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const role = useRoles().data?.find(role => role.code === change.role)
  const isMine = change.asked_by === me.login
  return (
    <Group gap="sm">
      <Text size="sm">
        <PersonName login={change.asked_by} /> {t(deeds[change.action])}{' '}
        <b>
          <bdi>{role ? inLanguage(role.name) : change.role}</bdi>
        </b>
        {change.person && (
          <>
            {' → '}
            <PersonName login={change.person} />
          </>
        )}
        {change.reason && (
          <>
            {' · '}
            <bdi>{change.reason}</bdi>
          </>
        )}
        {' · '}
        <Moment at={change.created_at} />
      </Text>
      {!isMine && (
        <Button size="compact-sm" onClick={() => decide(true)}>
          {t('Agree')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => decide(false)}>
        {isMine ? t('Take it back') : t('Reject')}
      </Button>
    </Group>
  )
}
