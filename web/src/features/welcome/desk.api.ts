// What the desk says of itself, and whether anybody has set it up.
import { queryOptions } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'

export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: () => got(api.GET('/desk')),
  staleTime: 300_000,
})

/** Nobody has said yet what the desk is called. */
export const isUntouched = (desk: Schemas['ProfileView']) => desk.version === 1
