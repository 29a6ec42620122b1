// What the link of an invitation opens, or of a forgotten password: one field, and the way in. The link's secret stands behind #, so that no
// server's log ever has it.
import { Alert, Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '~/api/client'
import { Problem } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { PageTitle } from '~/ui/PageTitle'
import { LonePage } from './LonePage'

const useSetPassword = (link: string) =>
  useMutation({ mutationFn: (password: string) => got(api.PUT('/password', { body: { link, password } })) })

export function PasswordPage() {
  const { t } = useTranslation()
  const link = useRouterState({ select: state => state.location.hash })
  const [password, setPassword] = useState('')
  const setting = useSetPassword(link)
  const refused = setting.error instanceof Problem ? setting.error.fields : {}
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    setting.mutate(password)
  }
  return (
    <LonePage>
      <PageTitle size="h3">{t('Choose your password')}</PageTitle>
      {setting.isSuccess ? (
        <Text role="status">
          {t('Your password is set.')}{' '}
          <Anchor component={Link} to="/sign-in">
            {t('Sign in')}
          </Anchor>
        </Text>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <PasswordInput
              autoFocus
              required
              label={t('New password')}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
              value={password}
              error={refused.password}
              onChange={event => setPassword(event.currentTarget.value)}
            />
            {refused.link && (
              <Alert color="red" variant="light" role="alert">
                {refused.link} {t('Ask whoever gave it to you for another one.')}
              </Alert>
            )}
            {setting.error && !refused.password && !refused.link && <Failure of={setting.error} />}
            <Button type="submit" loading={setting.isPending}>
              {t('Set the password')}
            </Button>
          </Stack>
        </form>
      )}
    </LonePage>
  )
}
