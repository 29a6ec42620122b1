// How the desk is set up, as one file: written down, tried, applied.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, freshKey, got, type Schemas } from '~/api/client'

export type Plan = Schemas['PlanView']
export type Step = Plan['steps'][number]

export const fileOf = (people: 'staff' | 'all') => `/api/v1/configuration?people=${people}`

/** As a file, or as what one would hold. */
type Configuration = { text?: string; bundle?: Bundle; dry_run: boolean }
export type Bundle = Record<string, unknown>

/** What the file would do, or does; nothing of it where something is wrong. */
export function useConfigure() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Configuration) =>
      got(api.POST('/configuration', { params: { header: { 'Idempotency-Key': freshKey() } }, body })),
    onSuccess: plan => (plan.applied ? client.invalidateQueries() : undefined),
  })
}
