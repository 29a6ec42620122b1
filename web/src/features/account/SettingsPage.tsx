// What somebody may settle for himself: language, look, keys, and where he is signed in.
import {
  Button,
  Container,
  Group,
  ScrollArea,
  SegmentedControl,
  Stack,
  Switch,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, language, speak } from '~/lib/i18n'
import { type Action, keyOf, nameOf, printed, useActions } from '~/lib/keys'
import { Key } from '~/ui/Key'
import { useMe } from './me.api'
import { usePrefer, usePreferences } from './preferences'
import { Sessions } from './Sessions'

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
          <Title order={1} size="h3">
            {t('Settings of {{name}}', { name: me.name })}
          </Title>
          <Stack gap="sm" align="flex-start">
            <Title order={2} size="h5">
              {t('Language and look')}
            </Title>
            <SegmentedControl
              aria-label={t('Language')}
              value={language()}
              onChange={value => void speak(value as Language)}
              data={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
            <SegmentedControl
              aria-label={t('Light or dark')}
              value={preferences.theme}
              onChange={theme => prefer.mutate({ theme: theme as typeof preferences.theme })}
              data={[
                { value: 'auto', label: t('As the system') },
                { value: 'light', label: t('Light') },
                { value: 'dark', label: t('Dark') },
              ]}
            />
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
          <Keys
            keys={preferences.keys as Record<string, string>}
            on={preferences.shortcuts}
            change={(keys, shortcuts) => prefer.mutate({ keys, shortcuts })}
          />
          <Sessions />
        </Stack>
      </Container>
    </ScrollArea>
  )
}

interface KeysProps {
  keys: Record<string, string>
  on: boolean
  change: (keys: Record<string, string>, on: boolean) => void
}

function Keys({ keys, on, change }: KeysProps) {
  const { t } = useTranslation()
  const actions = useActions()
  const [edited, setEdited] = useState<string | null>(null)
  const rows = actions.filter(action => action.key || keys[action.id])
  const taken = (action: Action, key: string) => rows.find(other => other.id !== action.id && keyOf(other) === key)
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {t('Keys')}
      </Title>
      <Switch
        label={t('Single keys work (J, R, X …)')}
        checked={on}
        onChange={event => change(keys, event.currentTarget.checked)}
      />
      <Text size="sm">{t('Choose a row and press another key. Keys of other pages are listed there under ?.')}</Text>
      <Table>
        <Table.Tbody>
          {rows.map(action => (
            <Table.Tr key={action.id}>
              <Table.Td>{action.label}</Table.Td>
              <Table.Td w={220}>
                {edited === action.id ? (
                  <KeyField
                    action={action}
                    taken={key => taken(action, key)}
                    done={key => {
                      setEdited(null)
                      if (key) change({ ...keys, [action.id]: key }, on)
                    }}
                  />
                ) : (
                  <Group gap="xs">
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('Change the key of {{action}}', { action: action.label })}
                      onClick={() => setEdited(action.id)}
                    >
                      <Key of={keyOf(action)} />
                    </Button>
                    {keys[action.id] && (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        onClick={() => {
                          const { [action.id]: _, ...rest } = keys
                          change(rest, on)
                        }}
                      >
                        {t('As it was')}
                      </Button>
                    )}
                  </Group>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

interface KeyFieldProps {
  action: Action
  taken: (key: string) => Action | undefined
  done: (key: string | null) => void
}

function KeyField({ action, taken, done }: KeyFieldProps) {
  const { t } = useTranslation()
  const [clash, setClash] = useState<string | null>(null)
  return (
    <TextInput
      autoFocus
      size="xs"
      readOnly
      value=""
      placeholder={t('Press a key')}
      aria-label={t('Change the key of {{action}}', { action: action.label })}
      error={clash}
      onBlur={() => done(null)}
      onKeyDown={event => {
        if (['Shift', 'Control', 'Alt', 'Meta', 'Tab'].includes(event.key)) return
        event.preventDefault()
        if (event.key === 'Escape') return done(null)
        const key = nameOf(event.nativeEvent)
        const other = taken(key)
        if (other) setClash(t('{{key}} is: {{action}}', { key: printed(key), action: other.label }))
        else if (key.startsWith('Mod+')) setClash(t('Ctrl keys belong to the browser'))
        else done(key)
      }}
    />
  )
}
