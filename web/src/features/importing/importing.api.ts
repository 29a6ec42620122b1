// Imports: files that the server reads as jobs.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'
import type { Content } from './reading'

export type Import = Schemas['ImportView']
export type ImportKind = Import['kind']

export const isRunning = ({ state }: { state: Import['state'] }) =>
  ['waiting', 'validating', 'running', 'taking_back'].includes(state)

export const useImports = () =>
  useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await got(api.GET('/imports', { params: ask({ limit: 50 }) }))).data,
    refetchInterval: query => (query.state.data?.some(isRunning) ? 1000 : false),
  })

export const useImport = (id: string | undefined) =>
  useQuery({
    queryKey: ['imports', id],
    queryFn: () => got(api.GET('/imports/{import}', { params: { path: { import: id ?? '' } } })),
    enabled: id !== undefined,
    refetchInterval: query => (query.state.data && isRunning(query.state.data) ? 800 : false),
    retry: false,
  })

export interface Asked {
  kind: ImportKind
  content: Content
  dry_run: boolean
  key: string
}

export function useStartImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, content, ...asked }: Asked) =>
      got(api.POST('/imports', { params: { header: { 'Idempotency-Key': key } }, body: { ...asked, ...content } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

export function useChangeImport(id: string) {
  const client = useQueryClient()
  const params = { path: { import: id } }
  return useMutation({
    mutationFn: (deed: 'undo' | 'cancellation') =>
      got(
        deed === 'undo'
          ? api.POST('/imports/{import}/undo', { params })
          : api.POST('/imports/{import}/cancellation', { params }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}
