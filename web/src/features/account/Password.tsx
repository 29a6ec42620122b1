import { Button, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Problem } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { useChangePassword } from './profile.api'

export function Password() {
  const { t } = useTranslation()
  const change = useChangePassword()
  const form = useForm({ initialValues: { current: '', password: '' } })
  const submit = form.onSubmit(given =>
    change.mutate(given, {
      onSuccess: () => form.reset(),
      onError: refused => refused instanceof Problem && form.setErrors(refused.fields),
    }),
  )
  const isSaid = change.error instanceof Problem && Object.keys(change.error.fields).length > 0
  const toggle = { 'aria-label': t('Show the password') }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h5">
          {t('Password')}
        </Title>
        <PasswordInput
          w="100%"
          label={t('Password until now')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps('current')}
        />
        <PasswordInput
          w="100%"
          label={t('New password')}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps('password')}
        />
        {change.error && !isSaid && <Failure of={change.error} />}
        <Button type="submit" variant="default" loading={change.isPending}>
          {t('Change the password')}
        </Button>
        <Text size="sm" role="status">
          {change.isSuccess && t('The password is changed.')}
        </Text>
      </Stack>
    </form>
  )
}
