import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '~/lib/i18n'
import { CustomFieldInput } from './CustomFieldInput'
import type { CustomField, CustomValue } from './practice.api'

interface CustomFieldEditorProps {
  field: CustomField
  value: CustomValue
  save: (value: CustomValue) => void
}

export function CustomFieldEditor({ field, value, save }: CustomFieldEditorProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        save(typed)
      }}
    >
      <Group gap={6} align="end" wrap="nowrap">
        <CustomFieldInput field={field} value={typed} onChange={setTyped} autoFocus />
        <Button type="submit" size="xs">
          {t('Save')}
        </Button>
      </Group>
    </form>
  )
}
