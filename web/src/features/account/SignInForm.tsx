// Login and password; as a page, and in place when a session has expired.
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { Problem } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { signIn } from './me.api'

export function SignInForm({ login, done }: { login?: string; done: () => void }) {
  const { t } = useTranslation()
  const reason = useReason()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const form = useForm({ initialValues: { login: login ?? '', password: '' } })

  const submit = form.onSubmit(async ({ login, password }) => {
    setBusy(true)
    setProblem(null)
    try {
      await signIn(login.trim(), password)
      done()
    } catch (refused) {
      setProblem(refused)
      if (refused instanceof Problem) form.setErrors(refused.fields)
    } finally {
      setBusy(false)
    }
  })

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('Login')}
          autoComplete="username"
          required
          withAsterisk={false}
          data-autofocus={login ? undefined : true}
          readOnly={Boolean(login)}
          {...form.getInputProps('login')}
        />
        <PasswordInput
          label={t('Password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus={login ? true : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
          {...form.getInputProps('password')}
        />
        {problem !== null && (
          <Text c="red.8" size="sm" role="alert">
            {reason(problem)}
          </Text>
        )}
        <Button type="submit" loading={busy}>
          {t('Sign in')}
        </Button>
      </Stack>
    </form>
  )
}
