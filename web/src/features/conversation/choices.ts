// What can be chosen at the caret: people and groups to be mentioned, canned replies to be said.
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got } from '~/api/client'
import { type CannedReply, cannedTextQuery, countUse, useCannedReplies } from '~/features/canned/canned.api'
import { fits } from '~/features/canned/fitting'
import type { Ticket } from '~/features/ticket/ticket.api'
import { inLanguage } from '~/lib/i18n'
import type { Trigger } from './completing'
import type { EntryKind } from './opened'

export interface Choice {
  id: string
  label: string
  hint: string
  /** What stands in the text then. */
  text: () => Promise<string>
}

export interface Choices {
  list: Choice[]
  /** What stands there answers an earlier word. */
  isStale: boolean
}

const most = 8

export function useChoices(trigger: Trigger | null, ticket: Ticket, kind: EntryKind): Choices {
  const word = trigger?.word ?? ''
  const [settled] = useDebouncedValue(word, 100)
  const mentions = useMentions(settled, trigger?.sign === '@', ticket.number, kind)
  const canned = useCanned(settled, trigger?.sign === ';', ticket)
  if (!trigger) return { list: [], isStale: false }
  const chosen = trigger.sign === '@' ? mentions : canned
  return { list: chosen.list, isStale: chosen.isStale || settled !== word }
}

/** Those only who may read what is being written. */
function useMentions(word: string, wanted: boolean, ticket: string, kind: EntryKind): Choices {
  const found = useQuery({
    queryKey: ['mentionable', ticket, kind, word],
    queryFn: async () => {
      const params = { path: { ticket }, query: { q: word, kind } }
      return (await got(api.GET('/tickets/{ticket}/mentionable', { params }))).data
    },
    enabled: wanted && word !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  if (!wanted || word === '') return { list: [], isStale: false }
  const list = (found.data ?? []).map(({ name, title }) => mention(name, inLanguage(title)))
  return { list: list.slice(0, most), isStale: found.isPlaceholderData || found.isPending }
}

const mention = (name: string, label: string): Choice => ({
  id: `mention-${name}`,
  label,
  hint: `@${name}`,
  text: async () => `@${name} `,
})

function useCanned(word: string, wanted: boolean, ticket: Ticket): Choices {
  const client = useQueryClient()
  const replies = useCannedReplies(word, wanted)
  const choiceOf = (reply: CannedReply): Choice => ({
    id: reply.id,
    label: inLanguage(reply.title),
    hint: reply.code ?? '',
    text: async () => {
      const { text } = await client.fetchQuery(cannedTextQuery(reply.id, ticket.number))
      countUse(reply.id)
      return text
    },
  })
  return {
    list: (replies.data ?? [])
      .filter(reply => reply.active && fits(reply, ticket))
      .slice(0, most)
      .map(choiceOf),
    isStale: replies.isPlaceholderData || replies.isPending,
  }
}
