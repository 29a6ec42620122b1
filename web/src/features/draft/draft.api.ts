// What somebody has begun to write about a ticket, as the server keeps it, and what others share of theirs.
import { useQuery } from '@tanstack/react-query'
import { api, got, ifMatch, type Schemas } from '~/api/client'

export type Kept = Schemas['DraftView']
export type Written = Pick<Kept, 'kind' | 'body' | 'attachments' | 'shared'>
export type SharedDraft = Schemas['SharedDraft']

const at = (ticket: string) => ({ params: { path: { ticket } } })

export const serverOf = (number: string) => ({
  read: () => got(api.GET('/tickets/{ticket}/draft', at(number))),
  keep: (written: Written, version: number) =>
    got(
      api.PUT('/tickets/{ticket}/draft', {
        params: { path: { ticket: number }, header: ifMatch(version) },
        body: written,
      }),
    ),
  drop: async (version: number | '*') => {
    await api.DELETE('/tickets/{ticket}/draft', { params: { path: { ticket: number }, header: ifMatch(version) } })
  },
})

export type Server = ReturnType<typeof serverOf>

export const useSharedDrafts = (number: string) =>
  useQuery({
    queryKey: ['ticket', number, 'drafts'],
    queryFn: async () => (await got(api.GET('/tickets/{ticket}/drafts', at(number)))).data,
  })

/** The numbers of the tickets about which something has been begun. */
export const useDrafts = () =>
  useQuery({
    queryKey: ['drafts'],
    queryFn: async () => (await got(api.GET('/drafts'))).data.map(draft => draft.ticket),
    staleTime: 60_000,
  })
