import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got } from '~/api/client'
import { useTranslation } from '~/lib/i18n'
import { hint } from '~/ui/hint'
import { Moment } from '~/ui/Moment'

/** Where somebody is signed in, and ending it there. */
export function Sessions() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: async () => (await got(api.GET('/sessions'))).data })
  const end = async (session: string) => {
    await api.DELETE('/sessions/{session}', { params: { path: { session } } })
    await client.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {t('Where you are signed in')}
      </Title>
      {sessions.data?.map(session => (
        <Group key={session.id} justify="space-between" wrap="nowrap">
          <Text size="sm" truncate {...hint(session.user_agent)}>
            {session.current ? t('This browser') : session.user_agent || t('Unknown')} · {session.peer} ·{' '}
            <Moment at={session.used_at} />
          </Text>
          {!session.current && (
            <Button size="compact-xs" variant="default" onClick={() => void end(session.id)}>
              {t('Sign out there')}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  )
}
