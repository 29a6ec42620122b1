// How the desk is set up, as one file: written down, tried, applied.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, freshKey, got, type Schemas } from '~/api/client'

export type Plan = Schemas['PlanView']
export type Step = Plan['steps'][number]

export const fileOf = (people: 'staff' | 'all') => `/api/v1/configuration?people=${people}`

/** What the file would do, or does; nothing of it where something is wrong. */
export function useConfigure() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { text: string; dry_run: boolean }) =>
      got(api.POST('/configuration', { params: { header: { 'Idempotency-Key': freshKey() } }, body })),
    onSuccess: plan => (plan.applied ? client.invalidateQueries() : undefined),
  })
}
