// Texts that are said again and again, and what one says about a certain ticket.
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, ifMatch } from '~/api/client'
import type { Language } from '~/lib/i18n'

export interface Bilingual {
  zh: string
  en: string
}

export interface CannedFields {
  code: string | null
  title: Bilingual
  body: Bilingual
  scope: 'personal' | 'team' | 'shared'
  group: string | null
  service: string | null
  category: string | null
  kind: string | null
  active: boolean
}

export interface CannedReply extends CannedFields {
  id: string
  /** The language in which its title or body is not written. */
  missing: Language | null
  owner: string | null
  use_count: number
  version: number
}

export interface CannedText {
  language: Language
  title: string
  text: string
  /** Variables that have no value here. */
  unfilled: string[]
}

// biome-ignore lint/suspicious/noExplicitAny: the schema does not name these routes yet
const untyped = api as any
const at = (reply: string) => ({ path: { reply } })

export const cannedQuery = (words: string, limit = 50) =>
  queryOptions({
    queryKey: ['canned', words, limit],
    queryFn: async (): Promise<CannedReply[]> =>
      (
        (await got(untyped.GET('/canned-replies', { params: ask({ q: words || undefined, limit }) }))) as {
          data: CannedReply[]
        }
      ).data,
    staleTime: 60_000,
    retry: false,
  })

export const useCannedReplies = (words: string, wanted = true) =>
  useQuery({ ...cannedQuery(words), enabled: wanted, placeholderData: keepPreviousData })

export const cannedTextQuery = (reply: string, ticket: string) =>
  queryOptions({
    queryKey: ['ticket', ticket, 'canned', reply],
    queryFn: (): Promise<CannedText> =>
      got(untyped.GET('/canned-replies/{reply}/text', { params: { ...at(reply), ...ask({ ticket }) } })),
    staleTime: 60_000,
    retry: false,
  })

/** Told beside the way: an answer does not wait for it. */
export const countUse = (reply: string) =>
  void untyped.POST('/canned-replies/{reply}/uses', { params: at(reply) }).catch(() => undefined)

interface Saved {
  /** null: a new one. */
  reply: CannedReply | null
  fields: CannedFields
  key: string
}

export function useSaveCanned() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ reply, fields, key }: Saved): Promise<CannedReply> =>
      got(
        reply
          ? untyped.PATCH('/canned-replies/{reply}', {
              params: { ...at(reply.id), header: ifMatch(reply.version) },
              body: fields,
              headers: { 'Content-Type': 'application/merge-patch+json' },
            })
          : untyped.POST('/canned-replies', {
              params: { header: { 'Idempotency-Key': key } },
              body: withoutNothing(fields),
            }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['canned'] }),
  })
}

export function useRemoveCanned() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: CannedReply) =>
      untyped.DELETE('/canned-replies/{reply}', { params: { ...at(id), header: ifMatch(version) } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['canned'] }),
  })
}

const withoutNothing = (fields: CannedFields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
