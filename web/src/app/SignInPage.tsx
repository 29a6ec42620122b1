import { Center, Paper, SegmentedControl, Stack, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SignInForm } from '~/features/account/SignInForm'
import { type Language, language, speak } from '~/lib/i18n'

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
          <SegmentedControl
            size="xs"
            aria-label={t('Language')}
            value={language()}
            onChange={value => void speak(value as Language)}
            data={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Stack>
      </Paper>
    </Center>
  )
}
