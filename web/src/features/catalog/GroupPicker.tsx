import { useTranslation } from '~/lib/i18n'
import { type Found, type PickerProps, SearchPicker } from '~/ui/SearchPicker'
import { useNameOf } from './catalog.api'
import { useFittingGroups } from './groups'

/** A group by its name in either language, its code, pinyin or initials. */
export function GroupPicker({ label, ...rest }: PickerProps) {
  const { t } = useTranslation()
  return (
    <SearchPicker
      {...rest}
      {...(label ? { label } : { 'aria-label': t('Group') })}
      shown={useNameOf('group')(rest.value)}
      useFound={useGroups}
    />
  )
}

function useGroups(words: string): Found {
  const { groups, isSearching } = useFittingGroups(words)
  return { options: groups.map(group => ({ value: group.code, label: group.name })), isSearching }
}
