// What follows once the desk stands: its people are invited, and something is reported.
import { useMutation } from '@tanstack/react-query'
import { api, got } from '~/api/client'
import { addressOf } from '~/features/admin/person/person.api'

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
