// Exports: tickets into a CSV file, written by the server as a job.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'

export type Export = Schemas['ExportView']

export const exportsQuery = queryOptions({
  queryKey: ['exports'],
  queryFn: async () => (await got(api.GET('/exports', { params: ask({ limit: 5 }) }))).data,
  staleTime: 5_000,
  refetchInterval: query => (query.state.data?.some(row => row.state === 'running') ? 800 : false),
})

export function useStartExport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (filter: string) => got(api.POST('/exports', { body: { filter } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['exports'] }),
  })
}

export function useStopExport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => got(api.PUT('/exports/{export}/cancellation', { params: { path: { export: id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['exports'] }),
  })
}

export const fileOf = (id: string) => `/api/v1/exports/${id}/file`
