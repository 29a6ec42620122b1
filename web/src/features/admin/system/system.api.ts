// Tokens, jobs, timers, health and the audit trail.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'
import { usePages } from '~/features/rows/pages'

export type Token = Schemas['TokenView']
export type Job = Schemas['Job']
export type AuditDeed = Schemas['Deed']

export const useTokens = () =>
  useQuery({
    queryKey: ['tokens'],
    queryFn: async () => (await got(api.GET('/tokens', { params: ask({ limit: 200 }) }))).data,
  })

export function useMakeToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Schemas['NewTokenInput']) => got(api.POST('/tokens', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  })
}

export function useRevokeToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (token: string) => api.DELETE('/tokens/{token}', { params: { path: { token } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  })
}

export const useJobs = (state: Job['state']) =>
  usePages(['jobs', state], cursor =>
    got(api.GET('/jobs', { params: ask({ state, limit: 50, count: 'exact', cursor }) })),
  )

export function useChangeJob() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ job, deed }: { job: string; deed: 'run' | 'hold' }) => {
      const params = { path: { job } }
      return got(deed === 'run' ? api.POST('/jobs/{job}/runs', { params }) : api.PUT('/jobs/{job}/hold', { params }))
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  })
}

export const useTimers = (isWanted: boolean) =>
  useQuery({ queryKey: ['timers'], queryFn: () => got(api.GET('/timers')), enabled: isWanted, refetchInterval: 5000 })

export function useConfirmClock() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => got(api.PUT('/timers/confirmation')),
    onSuccess: timers => client.setQueryData(['timers'], timers),
  })
}

interface Health {
  status: string
  reasons: string[]
  checks: { name: string; ok: boolean; reason: string | null }[]
}

/** It answers beside the API, with 503 when something is wrong. */
export const useHealth = () =>
  useQuery({
    queryKey: ['health'],
    queryFn: async (): Promise<Health> => (await fetch('/readyz?verbose')).json(),
    refetchInterval: 5000,
  })

export interface AuditQuestion {
  object_kind?: string | undefined
  object_id?: string | undefined
  actor?: string | undefined
}

export const useAudit = (asked: AuditQuestion) =>
  usePages(['audit', asked], cursor => got(api.GET('/audit', { params: ask({ ...asked, limit: 50, cursor }) })))
