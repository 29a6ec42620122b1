// What is known and done about a person beside the record: absences, deputies, sessions, links.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'

export type NewLink = Schemas['NewLink']

const at = (login: string) => ({ path: { person: login } })

/** Where a link leads; its secret is behind #. */
export const addressOf = ({ url, link }: NewLink) => url ?? `${location.origin}/password#${link}`

export const useAbsences = (login: string) =>
  useQuery({
    queryKey: ['absences', login],
    queryFn: async () => (await got(api.GET('/persons/{person}/absences', { params: at(login) }))).data,
  })

function useRefresh(...names: string[]) {
  const client = useQueryClient()
  return () => Promise.all(names.map(name => client.invalidateQueries({ queryKey: [name] })))
}

export function useAddAbsence(login: string) {
  const refresh = useRefresh('absences')
  return useMutation({
    mutationFn: (body: Schemas['AbsenceFieldsInput']) =>
      got(api.POST('/persons/{person}/absences', { params: at(login), body })),
    onSuccess: refresh,
  })
}

export function useEndAbsence(login: string) {
  const refresh = useRefresh('absences')
  return useMutation({
    mutationFn: (absence: string) =>
      api.DELETE('/persons/{person}/absences/{absence}', { params: { path: { person: login, absence } } }),
    onSuccess: refresh,
  })
}

export const useDeputies = (login: string) =>
  useQuery({
    queryKey: ['deputies', login],
    queryFn: async () => (await got(api.GET('/persons/{person}/deputies', { params: at(login) }))).deputies,
  })

export function useSetDeputies(login: string) {
  const refresh = useRefresh('deputies')
  return useMutation({
    mutationFn: (deputies: string[]) =>
      got(api.PUT('/persons/{person}/deputies', { params: at(login), body: { deputies } })),
    onSuccess: refresh,
  })
}

export const useSessionsOf = (login: string) =>
  useQuery({
    queryKey: ['sessions-of', login],
    queryFn: async () => (await got(api.GET('/persons/{person}/sessions', { params: at(login) }))).data,
  })

export function useEndSessionsOf(login: string) {
  const refresh = useRefresh('sessions-of')
  return useMutation({
    mutationFn: () => api.DELETE('/persons/{person}/sessions', { params: at(login) }),
    onSuccess: refresh,
  })
}

/** The link is shown this once. */
export const useMakeLink = (login: string) =>
  useMutation({
    mutationFn: (purpose: NewLink['purpose']): Promise<NewLink> =>
      got(
        purpose === 'invitation'
          ? api.POST('/persons/{person}/invitations', { params: at(login) })
          : api.POST('/persons/{person}/password-links', { params: at(login) }),
      ),
  })
