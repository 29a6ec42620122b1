// What was said about a ticket, and saying something.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, freshKey, got, ifMatch, type Schemas } from '~/api/client'

export type Entry = Schemas['EntryView']
export type NewEntry = Schemas['NewEntryInput']

export const entriesKey = (number: string) => ['ticket', number, 'entries']

export const useEntries = (number: string) =>
  useQuery({
    queryKey: entriesKey(number),
    queryFn: async () =>
      (
        await got(
          api.GET('/tickets/{ticket}/entries', { params: { path: { ticket: number }, ...ask({ limit: 200 }) } }),
        )
      ).data,
  })

/** `key` is one for each text that is sent, so that sending it again after a lost line adds nothing. */
export function useSay(number: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ entry, key = freshKey() }: { entry: NewEntry; key?: string }) =>
      got(
        api.POST('/tickets/{ticket}/entries', {
          params: { path: { ticket: number }, header: { 'Idempotency-Key': key } },
          body: entry,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['ticket', number] }),
  })
}

export function useWithdraw(number: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (entry: string) =>
      got(
        api.DELETE('/tickets/{ticket}/entries/{entry}', {
          params: { path: { ticket: number, entry }, header: ifMatch('*') },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['ticket', number] }),
  })
}
