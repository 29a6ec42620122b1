// The keys of the page that is open, each of which can be made another one.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '~/lib/i18n'
import { type Action, keyOf, nameOf, printed, useOffered } from '~/lib/keys'
import { Key } from '~/ui/Key'
import { usePrefer, usePreferences } from './preferences'

export function KeyTable() {
  const { t } = useTranslation()
  const keys = (usePreferences()?.keys ?? {}) as Record<string, string>
  const prefer = usePrefer()
  const rows = useOffered().filter(keyOf)
  const [edited, setEdited] = useState<string | null>(null)
  const set = (action: Action, key: string) => {
    setEdited(null)
    prefer.mutate({ keys: { ...keys, [action.id]: key } })
  }
  const reset = ({ id }: Action) =>
    prefer.mutate({ keys: Object.fromEntries(Object.entries(keys).filter(([other]) => other !== id)) })
  return (
    <Stack gap="md">
      {[...Map.groupBy(rows, action => action.section ?? '')].map(([section, actions]) => (
        <Stack key={section} gap={4}>
          <Text fw={600} size="sm">
            {section}
          </Text>
          {actions.map(action => (
            <Group key={action.id} justify="space-between" wrap="nowrap">
              <Text size="sm">{action.label}</Text>
              {edited === action.id ? (
                <KeyField
                  action={action}
                  taken={key => rows.find(other => other.id !== action.id && keyOf(other) === key)}
                  done={key => (key ? set(action, key) : setEdited(null))}
                />
              ) : (
                <Group gap={4} wrap="nowrap">
                  {keys[action.id] && (
                    <Button size="compact-xs" variant="subtle" onClick={() => reset(action)}>
                      {t('As it was')}
                    </Button>
                  )}
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    aria-label={t('{{key}}: change the key of {{action}}', {
                      key: printed(keyOf(action) ?? ''),
                      action: action.label,
                    })}
                    onClick={() => setEdited(action.id)}
                  >
                    <Key of={keyOf(action)} />
                  </Button>
                </Group>
              )}
            </Group>
          ))}
        </Stack>
      ))}
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
