// Roles, who holds them, and the changes by which they are given, taken and defined.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, ifMatch, type Schemas } from '~/api/client'

export type Role = Schemas['RoleView']
export type Grant = Schemas['GrantView']
export type RoleChange = Schemas['ChangeView']
export type Right = Schemas['RightView']
export type Scope = 'none' | 'requests' | 'own' | 'team' | 'all'

const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: async () => (await got(api.GET('/roles'))).data,
  staleTime: 60_000,
})

export const useRoles = () => useQuery(rolesQuery)

/** In the order of the matrix; they change with the program only. */
export const useRights = () =>
  useQuery({
    queryKey: ['rights'],
    queryFn: async () => (await got(api.GET('/rights'))).data,
    staleTime: Number.POSITIVE_INFINITY,
  }).data ?? []

export const useGrants = (login: string) =>
  useQuery({
    queryKey: ['grants', login],
    queryFn: async () => (await got(api.GET('/persons/{person}/roles', { params: { path: { person: login } } }))).data,
  })

export const useRoleChanges = (state?: RoleChange['state']) =>
  useQuery({
    queryKey: ['role-changes', state],
    queryFn: async () => (await got(api.GET('/role-changes', { params: ask({ state, limit: 50 }) }))).data,
  })

const touched = [['roles'], ['grants'], ['role-changes'], ['rows', '/persons'], ['me']]

function useRefresh() {
  const client = useQueryClient()
  return () => {
    for (const queryKey of touched) void client.invalidateQueries({ queryKey })
  }
}

/** Done at once, or proposed: then somebody else has to agree. */
export function useAskForChange() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Schemas['ChangeFieldsInput']): Promise<RoleChange> => got(api.POST('/role-changes', { body })),
    onSuccess: refresh,
  })
}

interface Decision {
  change: RoleChange
  agrees: boolean
}

export function useDecide() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ change, agrees }: Decision): Promise<RoleChange> => {
      const params = { path: { change: change.id }, header: ifMatch(change.version) }
      return got(
        agrees
          ? api.POST('/role-changes/{change}/approval', { params })
          : api.POST('/role-changes/{change}/rejection', { params, body: {} }),
      )
    },
    onSuccess: refresh,
  })
}
