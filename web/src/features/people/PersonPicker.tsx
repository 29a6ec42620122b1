import { Group, Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useName } from './names'
import { PersonAvatar } from './Person'
import { useFittingPeople } from './people.api'

export interface PersonPickerProps {
  /** A login. */
  value: string | null
  onChange: (value: string | null) => void
  label?: string
  placeholder?: string
  autoFocus?: boolean
  error?: string | undefined
  disabled?: boolean
}

/** A person by name, pinyin, initials or login; the server looks. */
export function PersonPicker({ value, label, ...rest }: PersonPickerProps) {
  const { t } = useTranslation()
  const name = useName(value)
  const [words, setWords] = useState('')
  const wanted = words === name ? '' : words.trim()
  const [settled] = useDebouncedValue(wanted, 100)
  const found = useFittingPeople(settled)
  const people = found.data ?? []
  const options = people.map(person => ({ value: person.login ?? '', label: person.name }))
  if (value && !options.some(option => option.value === value)) options.push({ value, label: name })
  return (
    <Select
      {...rest}
      value={value}
      {...(label ? { label } : { 'aria-label': t('Person') })}
      data={options}
      searchable
      clearable
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? t('Searching') : t('Nothing found')}
      selectFirstOptionOnChange
      comboboxProps={{ shadow: 'md' }}
      renderOption={({ option }) => (
        <Group gap="xs" wrap="nowrap">
          <PersonAvatar login={option.value} size={22} />
          <bdi>{option.label}</bdi>
          <Text size="xs" c="dimmed">
            {option.value}
          </Text>
        </Group>
      )}
    />
  )
}
