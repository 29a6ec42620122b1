// Setting the desk up in one go: tried first, then done.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'
import { addressOf } from '~/features/admin/person/person.api'

export type Plan = Schemas['PlanView']
/** A configuration, as a file could have it. */
export type Bundle = Record<string, unknown>

const configure = (bundle: Bundle, dry_run: boolean) => got(api.POST('/configuration', { body: { bundle, dry_run } }))

export const useTry = () => useMutation({ mutationFn: (bundle: Bundle) => configure(bundle, true) })

export function useSetUp() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (bundle: Bundle) => configure(bundle, false),
    // Nearly everything that has been read is another thing now.
    onSuccess: () => client.invalidateQueries(),
  })
}

export interface Invitation {
  login: string
  name: string
  link: string
}

/** One after the other, so that what came of the first stays when a later one fails. */
export async function invite(people: { login: string; name: string }[], made: (invitation: Invitation) => void) {
  for (const { login, name } of people) {
    const answer = await got(api.POST('/persons/{person}/invitations', { params: { path: { person: login } } }))
    made({ login, name, link: addressOf(answer) })
  }
}

export const useReportFirst = () =>
  useMutation({
    mutationFn: (subject: string) =>
      got(api.POST('/incidents', { body: { subject, cis: [], tags: [], attachments: [] } })),
  })
