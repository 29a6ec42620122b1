import { Autocomplete, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { StateChip } from '~/features/ticket/StateChip'
import { useTranslation } from '~/lib/i18n'
import { useFoundTickets } from './relation.api'

interface TicketPickerProps {
  value: string
  onChange: (number: string) => void
  label: string
  without?: string
  error?: string | undefined
  autoFocus?: boolean
}

/** A ticket by its number or its words. */
export function TicketPicker({ value, onChange, without, autoFocus, ...rest }: TicketPickerProps) {
  const { t } = useTranslation()
  const [settled] = useDebouncedValue(value.trim(), 120)
  const found = useFoundTickets(settled)
  const hits = (found.data ?? []).filter(hit => hit.name !== without)
  return (
    <Autocomplete
      {...rest}
      required
      openOnFocus={false}
      placeholder={t('Number or words')}
      value={value}
      onChange={onChange}
      data={hits.map(hit => hit.name)}
      filter={({ options }) => options}
      comboboxProps={{ shadow: 'md' }}
      {...(autoFocus ? { 'data-autofocus': true } : {})}
      renderOption={({ option }) => {
        const hit = hits.find(other => other.name === option.value)
        return (
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
              {option.value}
            </Text>
            <Text size="sm" truncate style={{ flex: 1 }}>
              <bdi>{hit?.title}</bdi>
            </Text>
            {hit?.state && <StateChip state={hit.state} />}
          </Group>
        )
      }}
    />
  )
}
