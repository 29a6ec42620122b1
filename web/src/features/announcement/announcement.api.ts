// Incidents that everybody may know of, as little as is told of them.
import { useQuery } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'

export type Announcement = Schemas['Announcement']

/** Of what somebody may not see no events come, so it is asked for every minute. */
export const useAnnouncements = () =>
  useQuery({
    queryKey: ['announcements'],
    queryFn: async () => (await got(api.GET('/announcements'))).data,
    staleTime: 30_000,
    refetchInterval: 60_000,
  })

/** A report of one's own under the announced one; sent again with the same key, it has no second effect. */
export const joinAnnounced = (ticket: string, key: string) =>
  got(
    api.POST('/announcements/{ticket}/me-too', {
      params: { path: { ticket }, header: { 'Idempotency-Key': key } },
      body: {},
    }),
  )
