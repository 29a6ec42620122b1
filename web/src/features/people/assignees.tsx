// To whom a ticket can be given: groups and the people in them, by what somebody types.
import { useDebouncedValue } from '@mantine/hooks'
import { useFittingGroups } from '~/features/catalog/groups'
import type { Choice } from '~/ui/Chooser'
import { Icon } from '~/ui/Icon'
import { useFittingPeople } from './people.api'

/** Values are `group:code` and `person:login:their,groups`. */
export function useAssignees(words: string): { choices: Choice[]; isSearching: boolean } {
  const [settled] = useDebouncedValue(words.trim(), 80)
  const { groups, isSearching } = useFittingGroups(words)
  const people = useFittingPeople(settled, settled !== '')
  const inGroups = settled === '' ? [] : (people.data ?? []).filter(person => person.groups.length > 0)
  return {
    choices: [
      ...groups.map(group => ({
        value: `group:${group.code}`,
        label: group.name,
        icon: <Icon name="people" size={16} />,
      })),
      ...inGroups.map(person => ({
        value: `person:${person.login}:${person.groups.join(',')}`,
        label: person.name,
        icon: <Icon name="person" size={16} />,
        hint: person.login,
      })),
    ],
    isSearching: isSearching || settled !== words.trim() || people.isLoading,
  }
}

/** What an assignment's body says of a choice. A person keeps the ticket in its group where he belongs to it, else takes it along. */
export function assignmentOf(
  choice: string,
  group?: string | null,
): { group?: string | null; assignee: string | null } {
  const [kind, name = '', groups = ''] = choice.split(':')
  if (kind === 'group') return { group: name, assignee: null }
  return { group: groupFor(groups.split(','), group), assignee: name }
}

export const groupFor = (own: string[], group: string | null | undefined): string | null =>
  group && own.includes(group) ? group : (own[0] ?? null)
