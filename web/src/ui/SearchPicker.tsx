import { Group, Select, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from '~/lib/i18n'

export interface PickerProps {
  value: string | null
  onChange: (value: string | null) => void
  label?: string
  'aria-label'?: string
  description?: string | undefined
  placeholder?: string
  autoFocus?: boolean
  error?: string | undefined
  disabled?: boolean
  size?: string
}

export interface Found {
  options: { value: string; label: string; hint?: string }[]
  isSearching: boolean
}

interface SearchPickerProps extends PickerProps {
  /** What the value is called. */
  shown: string
  /** A hook: what fits the words, in the order in which it is to be offered. */
  useFound: (words: string, of: string) => Found
  /** Of which list, for hooks that know several. */
  of?: string
  icon?: (value: string) => ReactNode
}

/** One of many, found by what somebody types of it. */
export function SearchPicker({ value, shown, useFound, of = '', icon, ...rest }: SearchPickerProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const found = useFound(words === shown ? '' : words.trim(), of)
  const hints = new Map(found.options.map(({ value, hint }) => [value, hint]))
  const isOffered = !value || found.options.some(option => option.value === value)
  return (
    <Select
      {...rest}
      value={value}
      data={isOffered ? found.options : [...found.options, { value: value ?? '', label: shown }]}
      searchable
      clearable
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      limit={50}
      nothingFoundMessage={found.isSearching ? t('Searching') : words.trim() && t('Nothing found')}
      selectFirstOptionOnChange
      comboboxProps={{ shadow: 'md' }}
      renderOption={({ option }) => (
        <Group gap="xs" wrap="nowrap">
          {icon?.(option.value)}
          <bdi>{option.label}</bdi>
          <Text size="xs" c="dimmed">
            {hints.get(option.value)}
          </Text>
        </Group>
      )}
    />
  )
}
