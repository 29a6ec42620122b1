// The code with which an answer resolves: the one that was used last in this browser, else the first.
import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { closingCodesQuery } from '~/features/catalog/catalog.api'
import { inLanguage } from '~/lib/i18n'

export function useResolutionCode() {
  const { data = [] } = useQuery(closingCodesQuery)
  const [last, setLast] = useLocalStorage<string | null>({
    key: 'resolution-code',
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const options = data
    .filter(code => code.kind === 'resolution' && code.active)
    .map(code => ({ value: code.code, label: inLanguage(code.name) }))
  const code = options.find(option => option.value === last)?.value ?? options[0]?.value ?? null
  return { options, code, setCode: setLast }
}
