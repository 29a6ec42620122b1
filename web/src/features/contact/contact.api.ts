// A call or a visit as such, before it is known what comes of it.
import { api, got, type Schemas } from '~/api/client'

export type NewContact = Schemas['ContactFieldsInput']
export type Report = Schemas['ReportInput']

const once = (key: string) => ({ header: { 'Idempotency-Key': key } })
const of = (contact: string, key: string) => ({ params: { path: { contact }, ...once(key) } })

export const recordContact = (body: NewContact, key: string) => got(api.POST('/contacts', { params: once(key), body }))

export const reportFrom = (contact: string, body: Report, key: string) =>
  got(api.POST('/contacts/{contact}/ticket', { ...of(contact, key), body }))

export const joinFrom = (contact: string, ticket: string, key: string) =>
  got(api.POST('/contacts/{contact}/me-too', { ...of(contact, key), body: { ticket } }))

export const answerContact = (contact: string, text: string, key: string) =>
  got(api.POST('/contacts/{contact}/answer', { ...of(contact, key), body: { text } }))

export const guideAway = (contact: string, body: Schemas['GuidanceInput'], key: string) =>
  got(api.POST('/contacts/{contact}/guidance', { ...of(contact, key), body }))

export const report = (body: Report, key: string) => got(api.POST('/incidents', { params: once(key), body }))
