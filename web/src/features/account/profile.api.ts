// What people may set for themselves: how the desk writes to them, who stands in for them, and their password.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, freshKey, got, ifMatch, type Schemas } from '~/api/client'

export type Own = Pick<Schemas['PersonFieldsPatch'], 'language' | 'time_zone' | 'preferred_channel'>

const of = (person: string) => ({ path: { person } })

export function useChangeOwn(login: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (own: Own) =>
      got(api.PATCH('/persons/{person}', { params: { ...of(login), header: ifMatch('*') }, body: own })),
    onSuccess: person => {
      client.setQueryData(['person', login], person)
      return client.invalidateQueries({ queryKey: ['me'] })
    },
  })
}

export const useAbsences = (login: string) =>
  useQuery({
    queryKey: ['absences', login],
    queryFn: async () => {
      const params = { ...of(login), ...ask({ 'ends_at[gt]': new Date().toISOString(), limit: 20 }) }
      return (await got(api.GET('/persons/{person}/absences', { params }))).data
    },
  })

export function useBeAway(login: string) {
  const client = useQueryClient()
  const settled = () => client.invalidateQueries({ queryKey: ['absences', login] })
  const away = useMutation({
    mutationFn: (body: Schemas['AbsenceFieldsInput']) =>
      got(
        api.POST('/persons/{person}/absences', {
          params: { ...of(login), header: { 'Idempotency-Key': freshKey() } },
          body,
        }),
      ),
    onSettled: settled,
  })
  const back = useMutation({
    mutationFn: (absence: string) =>
      api.DELETE('/persons/{person}/absences/{absence}', { params: { path: { person: login, absence } } }),
    onSettled: settled,
  })
  return { away, back }
}

export const useChangePassword = () =>
  useMutation({
    mutationFn: (body: Schemas['ChangePasswordInput']) => got(api.PUT('/me/password', { body })),
  })
