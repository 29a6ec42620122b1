// How a person gets in: a link to set a password, and where he is signed in.

import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { hint } from '~/ui/hint'
import { Moment } from '~/ui/Moment'
import { SecondPress } from '~/ui/SecondPress'
import { Secret } from '~/ui/Secret'
import { addressOf, useEndSessionsOf, useMakeLink, useSessionsOf } from './person.api'

export function SigningIn({ login }: { login: string }) {
  const { t } = useTranslation()
  const link = useMakeLink(login)
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Button variant="default" size="xs" loading={link.isPending} onClick={() => link.mutate('invitation')}>
          {t('Invite: a link for the first password')}
        </Button>
        <Button variant="default" size="xs" loading={link.isPending} onClick={() => link.mutate('reset')}>
          {t('A link for a new password')}
        </Button>
      </Group>
      {link.error && <Failure of={link.error} />}
      {link.data && (
        <Stack gap={4}>
          <Secret label={t('Link')} text={addressOf(link.data)} />
          <Text size="sm">
            {t('It is shown this once, and works once until')} <Moment at={link.data.expires_at} />
          </Text>
        </Stack>
      )}
      <SessionsOf login={login} />
    </Stack>
  )
}

function SessionsOf({ login }: { login: string }) {
  const { t } = useTranslation()
  const sessions = useSessionsOf(login)
  const end = useEndSessionsOf(login)
  if (sessions.error) return <Failure of={sessions.error} again={() => void sessions.refetch()} />
  if (!sessions.data) return null
  if (sessions.data.length === 0) return <Text size="sm">{t('Signed in nowhere')}</Text>
  return (
    <Stack gap={4}>
      {sessions.data.map(session => (
        <Text key={session.id} size="sm" truncate {...hint(session.user_agent)}>
          {session.user_agent || t('Unknown')} · {session.peer} · <Moment at={session.used_at} />
        </Text>
      ))}
      <Group gap="xs">
        <SecondPress
          size="xs"
          label={t('Sign out everywhere')}
          sure={t('Yes, everywhere')}
          loading={end.isPending}
          run={() => end.mutate()}
        />
      </Group>
      {end.error && <Failure of={end.error} />}
    </Stack>
  )
}
