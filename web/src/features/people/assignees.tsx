// To whom a ticket can be given: groups and the people in them, by what somebody types.
import { useDebouncedValue } from '@mantine/hooks'
import { useFittingGroups } from '~/features/catalog/groups'
import type { Choice } from '~/ui/Chooser'
import { Icon } from '~/ui/Icon'
import { useFittingPeople } from './people.api'

/** Values are `group:code` and `person:login`. */
export function useAssignees(words: string): { choices: Choice[]; isSearching: boolean } {
  const [settled] = useDebouncedValue(words.trim(), 80)
  const groups = useFittingGroups(words)
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
        value: `person:${person.login}`,
        label: person.name,
        icon: <Icon name="person" size={16} />,
        hint: person.login,
      })),
    ],
    isSearching: people.isFetching && people.data === undefined,
  }
}

/** What an assignment's body says of a choice. */
export function assignmentOf(choice: string): { group: string | null } | { assignee: string } {
  const [kind, ...name] = choice.split(':')
  return kind === 'group' ? { group: name.join(':') } : { assignee: name.join(':') }
}
