// Texts that are said again and again, and what one says about a certain ticket.
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, ifMatch, type Schemas } from '~/api/client'
import { given } from './fields'

export type CannedReply = Schemas['CannedReplyView']
export type CannedFields = Pick<
  CannedReply,
  'code' | 'title' | 'body' | 'scope' | 'group' | 'service' | 'category' | 'kind' | 'active'
>

const at = (reply: string) => ({ path: { reply } })

export const cannedQuery = (words: string) =>
  queryOptions({
    queryKey: ['canned', words],
    queryFn: async () =>
      (await got(api.GET('/canned-replies', { params: ask({ q: words || undefined, limit: 50 }) }))).data,
    staleTime: 60_000,
  })

export const useCannedReplies = (words: string, wanted = true) =>
  useQuery({ ...cannedQuery(words), enabled: wanted, placeholderData: keepPreviousData })

export const cannedTextQuery = (reply: string, ticket: string) =>
  queryOptions({
    queryKey: ['ticket', ticket, 'canned', reply],
    queryFn: () => got(api.GET('/canned-replies/{reply}/text', { params: { ...at(reply), query: { ticket } } })),
    staleTime: 60_000,
  })

/** Told beside the way: an answer does not wait for it. */
export const countUse = (reply: string) =>
  void api.POST('/canned-replies/{reply}/uses', { params: at(reply) }).catch(() => undefined)

interface Saved {
  /** null: a new one. */
  reply: CannedReply | null
  fields: CannedFields
  key: string
}

export function useSaveCanned() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ reply, fields, key }: Saved) =>
      got(
        reply
          ? api.PATCH('/canned-replies/{reply}', {
              params: { ...at(reply.id), header: ifMatch(reply.version) },
              body: given(fields),
            })
          : api.POST('/canned-replies', { params: { header: { 'Idempotency-Key': key } }, body: given(fields) }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['canned'] }),
  })
}

export function useRemoveCanned() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: CannedReply) =>
      api.DELETE('/canned-replies/{reply}', { params: { ...at(id), header: ifMatch(version) } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['canned'] }),
  })
}
