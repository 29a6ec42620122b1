// What the desk tells a person: newest first, read or not.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'

export type Notice = Schemas['NoticeView']
export type TicketRoute = '/desk/tickets/$number' | '/tickets/$number'

export const useUnread = () =>
  useQuery({ queryKey: ['notices', 'unread'], queryFn: () => got(api.GET('/notices/unread')), staleTime: 60_000 })

export const useNotices = (wanted: boolean) =>
  useInfiniteQuery({
    queryKey: ['notices', 'list'],
    queryFn: ({ pageParam }) => got(api.GET('/notices', { params: ask({ limit: 30, cursor: pageParam }) })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next_cursor ?? undefined,
    enabled: wanted,
  })

export function useRead() {
  const client = useQueryClient()
  const settled = () => client.invalidateQueries({ queryKey: ['notices'] })
  const one = useMutation({
    mutationFn: (notice: string) => got(api.PUT('/notices/{notice}/read', { params: { path: { notice } } })),
    onSettled: settled,
  })
  const all = useMutation({
    mutationFn: (until: string) => got(api.POST('/notices/read', { body: { until } })),
    onSettled: settled,
  })
  return { one: one.mutate, all: all.mutate }
}
