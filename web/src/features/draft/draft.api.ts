// What somebody has begun to write about a ticket, as the server keeps it, and what others share of theirs.
import { useQuery } from '@tanstack/react-query'
import { api, got, ifMatch, type Schemas } from '~/api/client'

export type Written = Pick<Schemas['DraftView'], 'kind' | 'body' | 'attachments'> & { shared: boolean }
export type Kept = Written & { version: number; updated_at: string | null }

export interface SharedDraft {
  author: string
  kind: Written['kind']
  body: string
  updated_at: string
}

const at = (ticket: string) => ({ params: { path: { ticket } } })

export const serverOf = (number: string) => ({
  read: async (): Promise<Kept> => ({ shared: false, ...(await got(api.GET('/tickets/{ticket}/draft', at(number)))) }),
  keep: async ({ shared, ...written }: Written, version: number): Promise<Kept> => ({
    shared,
    ...(await got(
      api.PUT('/tickets/{ticket}/draft', {
        params: { path: { ticket: number }, header: ifMatch(version) },
        body: shared ? ({ ...written, shared } as typeof written) : written,
      }),
    )),
  }),
  drop: async (version: number | '*') => {
    await api.DELETE('/tickets/{ticket}/draft', { params: { path: { ticket: number }, header: ifMatch(version) } })
  },
})

export type Server = ReturnType<typeof serverOf>

export const useSharedDrafts = (number: string, wanted: boolean) =>
  useQuery({
    queryKey: ['ticket', number, 'drafts'],
    queryFn: async () =>
      // biome-ignore lint/suspicious/noExplicitAny: the schema does not name it yet
      ((await got((api as any).GET('/tickets/{ticket}/drafts', at(number)))) as { data: SharedDraft[] }).data,
    enabled: wanted,
    retry: false,
  })

/** The numbers of the tickets about which something has been begun. */
export const useDrafts = () =>
  useQuery({
    queryKey: ['drafts'],
    queryFn: async () => (await got(api.GET('/drafts'))).data.map(draft => draft.ticket),
    staleTime: 60_000,
  })
