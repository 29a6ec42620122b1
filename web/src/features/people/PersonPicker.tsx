import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from '~/lib/i18n'
import { type Found, type PickerProps, SearchPicker } from '~/ui/SearchPicker'
import { useName } from './names'
import { PersonAvatar } from './Person'
import { useFittingPeople } from './people.api'

/** A person, by login: found by name, pinyin, initials or login; the server looks. */
export function PersonPicker({ label, ...rest }: PickerProps) {
  const { t } = useTranslation()
  return (
    <SearchPicker
      {...rest}
      {...(label ? { label } : { 'aria-label': t('Person') })}
      shown={useName(rest.value)}
      useFound={usePeople}
      icon={login => <PersonAvatar login={login} size={22} />}
    />
  )
}

function usePeople(words: string): Found {
  const [settled] = useDebouncedValue(words, 100)
  const found = useFittingPeople(settled)
  return {
    options: (found.data ?? []).map(({ login, name }) => ({ value: login ?? '', label: name, hint: login ?? '' })),
    isSearching: found.isFetching,
  }
}
