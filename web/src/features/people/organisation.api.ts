// Where people belong.
import { queryOptions } from '@tanstack/react-query'
import { api, got } from '~/api/client'

const kept = { staleTime: 600_000, retry: false }

export const organisationQuery = (code: string | null | undefined) =>
  queryOptions({
    queryKey: ['organisation', code],
    queryFn: () => got(api.GET('/organisations/{organisation}', { params: { path: { organisation: code ?? '' } } })),
    enabled: Boolean(code),
    ...kept,
  })

export const departmentQuery = (code: string | null | undefined) =>
  queryOptions({
    queryKey: ['department', code],
    queryFn: () => got(api.GET('/departments/{department}', { params: { path: { department: code ?? '' } } })),
    enabled: Boolean(code),
    ...kept,
  })
