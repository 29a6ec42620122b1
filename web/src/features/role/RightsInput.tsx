// What may be done by a role of the desk's own, and how far; all of it is said anew.
import { NativeSelect, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { InputProps } from '~/features/rows/kind'
import { rights, scopeNames, scopes } from './rights'
import type { Scope } from './role.api'

export function RightsInput({ value: wanted, onChange, errors }: InputProps<Record<string, Scope>>) {
  const { t } = useTranslation()
  const set = (right: string, scope: Scope) => {
    const { [right]: _, ...others } = wanted
    onChange(scope === 'none' ? others : { ...others, [right]: scope })
  }
  const options = scopeNames.map(scope => ({ value: scope, label: t(scopes[scope]) }))
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="xs" mt={4}>
      {rights.map(({ name, label }) => (
        <NativeSelect
          key={name}
          size="xs"
          label={t(label)}
          data={options}
          value={wanted[name] ?? 'none'}
          error={errors[name]}
          onChange={event => set(name, event.currentTarget.value as Scope)}
        />
      ))}
    </SimpleGrid>
  )
}
