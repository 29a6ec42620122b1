import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNameOf } from './catalog.api'
import { useFittingGroups } from './groups'

export interface PickerProps {
  value: string | null
  onChange: (value: string | null) => void
  label?: string
  placeholder?: string
  autoFocus?: boolean
  error?: string | undefined
  disabled?: boolean
}

/** A group by its name in either language, its code, pinyin or initials. */
export function GroupPicker({ value, label, ...rest }: PickerProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const shown = useNameOf('group')(value)
  const { groups: fitting } = useFittingGroups(words === shown ? '' : words)
  const options = fitting.map(group => ({ value: group.code, label: group.name }))
  if (value && !options.some(option => option.value === value)) options.push({ value, label: shown })
  return (
    <Select
      {...rest}
      value={value}
      {...(label ? { label } : { 'aria-label': t('Group') })}
      data={options}
      searchable
      clearable
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      nothingFoundMessage={t('Nothing found')}
      selectFirstOptionOnChange
      comboboxProps={{ shadow: 'md' }}
      limit={50}
    />
  )
}
