// What may be done by a role of the desk's own, and how far; all of it is said anew.
import { NativeSelect, SimpleGrid } from '@mantine/core'
import type { InputProps } from '~/features/rows/kind'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { scopes } from './rights'
import { type Right, type Scope, useRights } from './role.api'

export function RightsInput({ value: wanted, onChange, errors }: InputProps<Record<string, Scope>>) {
  const { t } = useTranslation()
  const rights = useRights()
  const set = (right: string, scope: Scope) => {
    const { [right]: _, ...others } = wanted
    onChange(scope === 'none' ? others : { ...others, [right]: scope })
  }
  const options = (reach: Scope[]) => ['none' as const, ...reach].map(value => ({ value, label: t(scopes[value]) }))
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="xs" mt={4}>
      {rights.map(right => (
        <NativeSelect
          key={right.code}
          size="xs"
          label={inLanguage(right.name)}
          title={inLanguage(right.description)}
          data={options(reachable(right, wanted[right.code]))}
          value={wanted[right.code] ?? 'none'}
          error={errors[right.code]}
          onChange={event => set(right.code, event.currentTarget.value as Scope)}
        />
      ))}
    </SimpleGrid>
  )
}

/** What makes sense, and what the role has already. */
const reachable = ({ scopes }: Right, held: Scope | undefined): Scope[] =>
  held && !scopes.includes(held) ? [...scopes, held] : scopes
