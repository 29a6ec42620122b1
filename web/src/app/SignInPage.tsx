import { Center, Paper, Stack, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '~/features/account/LanguageSwitch'
import { SignInForm } from '~/features/account/SignInForm'

export function SignInPage() {
  const { t } = useTranslation()
  const { to } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const done = () => {
    client.clear()
    void navigate({ href: to ?? '/desk' })
  }
  return (
    <Center mih="100vh" p="md" component="main">
      <Paper withBorder p="xl" w="100%" maw={380}>
        <Stack>
          <Title order={1} size="h3">
            {t('Yitai service desk')}
          </Title>
          <SignInForm done={done} />
          <LanguageSwitch />
        </Stack>
      </Paper>
    </Center>
  )
}
