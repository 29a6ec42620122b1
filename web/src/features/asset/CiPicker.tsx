import { Group, MultiSelect, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from '~/lib/i18n'
import { useFittingCis } from './asset.api'

interface CiPickerProps {
  value: string[]
  label: string
  onChange?: (codes: string[]) => void
  /** For editing in place: what was chosen, when the field is left. */
  onLeave?: (codes: string[]) => void
  withLabel?: boolean
  error?: string | undefined
}

/** Configuration items by code or name; the server looks. */
export function CiPicker({ value, label, onChange, onLeave, withLabel = false, error }: CiPickerProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(value)
  const [words, setWords] = useState('')
  const [settled] = useDebouncedValue(words.trim(), 120)
  const found = useFittingCis(settled).data ?? []
  const codes = [...new Set([...chosen, ...found.map(hit => hit.name)])]
  const change = (next: string[]) => {
    setChosen(next)
    onChange?.(next)
  }
  return (
    <MultiSelect
      {...(withLabel ? { label } : { 'aria-label': label, size: 'xs', autoFocus: true })}
      value={chosen}
      onChange={change}
      onDropdownClose={() => onLeave?.(chosen)}
      data={codes}
      filter={({ options }) => options}
      searchable
      hidePickedOptions
      searchValue={words}
      onSearchChange={setWords}
      placeholder={t('Code or name')}
      nothingFoundMessage={t('Nothing found')}
      comboboxProps={{ shadow: 'md', width: 320, position: 'bottom-start' }}
      error={error}
      renderOption={({ option }) => (
        <Group gap="xs" wrap="nowrap" miw={0}>
          <Text size="sm">{option.value}</Text>
          <Text size="sm" truncate>
            <bdi>{found.find(hit => hit.name === option.value)?.title}</bdi>
          </Text>
        </Group>
      )}
    />
  )
}
