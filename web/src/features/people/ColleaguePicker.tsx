import { useDebouncedValue } from '@mantine/hooks'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { type Found, type PickerProps, SearchPicker } from '~/ui/SearchPicker'
import { type Colleague, useColleagues } from './colleague.api'
import { useName } from './names'

/** Somebody of one's own organisation, for those who may not see all people. */
export function ColleaguePicker(props: PickerProps) {
  const { t } = useTranslation()
  return (
    <SearchPicker
      {...props}
      placeholder={t('Name, login or mail address')}
      shown={useName(props.value)}
      useFound={useFound}
    />
  )
}

function useFound(words: string): Found {
  const [settled] = useDebouncedValue(words, 150)
  const found = useColleagues(settled)
  const colleagues = words ? (found.data ?? []) : []
  return {
    options: colleagues.map(colleague => ({
      value: colleague.login,
      label: colleague.name,
      hint: plateOf(colleague),
    })),
    isSearching: found.isFetching || settled !== words,
  }
}

const isId = (login: string) => /^\d+$/.test(login)

/** By which people of one name are told apart. */
const plateOf = ({ login, department, site }: Colleague): string =>
  [isId(login) ? '' : login, department && inLanguage(department), site && inLanguage(site)].filter(Boolean).join(' · ')
