// What somebody may settle for himself: language, look, keys, and where he is signed in.
import { Container, ScrollArea, SegmentedControl, Stack, Switch, Text, Title } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'
import { PageTitle } from '~/ui/PageTitle'
import { KeyTable } from './KeyTable'
import { LanguageSwitch } from './LanguageSwitch'
import { useMe } from './me.api'
import { usePrefer, usePreferences } from './preferences'
import { Sessions } from './Sessions'
import { ThemeSwitch } from './ThemeSwitch'

export function SettingsPage() {
  const { t } = useTranslation()
  const me = useMe()
  const preferences = usePreferences()
  const prefer = usePrefer()
  if (!preferences) return null
  return (
    <ScrollArea h="100%">
      <Container size="sm" py="lg">
        <Stack gap="xl">
          <PageTitle size="h3">{t('Settings of {{name}}', { name: me.name })}</PageTitle>
          <Stack gap="sm" align="flex-start">
            <Title order={2} size="h5">
              {t('Language and look')}
            </Title>
            <LanguageSwitch />
            <ThemeSwitch />
            <SegmentedControl
              aria-label={t('Density of lists')}
              value={preferences.density}
              onChange={density => prefer.mutate({ density: density as typeof preferences.density })}
              data={[
                { value: 'comfortable', label: t('More room') },
                { value: 'compact', label: t('Compact') },
              ]}
            />
          </Stack>
          <Stack gap="sm">
            <Title order={2} size="h5">
              {t('Keys')}
            </Title>
            <Switch
              label={t('Single keys work (J, R, X …)')}
              checked={preferences.shortcuts}
              onChange={event => prefer.mutate({ shortcuts: event.currentTarget.checked })}
            />
            <Text size="sm">{t('Press ? on any page to see and change its keys.')}</Text>
            <KeyTable />
          </Stack>
          <Sessions />
        </Stack>
      </Container>
    </ScrollArea>
  )
}
