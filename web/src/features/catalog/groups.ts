// Groups by what somebody types of them: their name in either language or their code here, pinyin and initials by the server.
import { useQuery } from '@tanstack/react-query'
import { completionsQuery } from '~/features/finding/finding.api'
import { compare, inLanguage } from '~/lib/i18n'
import { groupsQuery, type Named } from './catalog.api'

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

export function matches(group: Named, words: string): boolean {
  const wanted = folded(words).trim()
  return [group.code, group.name.zh, group.name.en].some(text => folded(text).includes(wanted))
}

/** The active groups that fit; those whose name or code begins so come first. */
export function useFittingGroups(words: string) {
  const all = useQuery(groupsQuery)
  const wanted = words.trim()
  const query = `group:${wanted}`
  const byPinyin = useQuery({ ...completionsQuery(query, query.length), enabled: /^[a-z0-9]+$/i.test(wanted) })
  const codes = new Set(byPinyin.data?.data.map(row => row.text))
  const groups = (all.data ?? [])
    .filter(group => group.active)
    .filter(group => matches(group, wanted) || codes.has(group.code))
    .map(group => ({ code: group.code, name: inLanguage(group.name) }))
    .sort(
      (left, right) => Number(begins(right, wanted)) - Number(begins(left, wanted)) || compare(left.name, right.name),
    )
  return { groups, isSearching: all.isLoading || byPinyin.isLoading }
}

const begins = (group: { code: string; name: string }, words: string) =>
  words !== '' && [group.code, group.name].some(text => folded(text).startsWith(folded(words)))
