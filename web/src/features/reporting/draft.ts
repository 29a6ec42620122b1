// A report as far as it is written: kept in this browser, for whoever writes it, until the desk has it.
import { freshKey, type Schemas } from '~/api/client'

export interface Draft {
  subject: string
  description: string
  affected: string
  service: string | null
  /** Files that the desk has already. */
  attachments: string[]
  /** Sent again with the same key, it has no second effect. */
  key: string
  /** It is to be sent as soon as there is a line. */
  waits: boolean
}

export const blank = (): Draft => ({
  subject: '',
  description: '',
  affected: '',
  service: null,
  attachments: [],
  key: freshKey(),
  waits: false,
})

export const isBlank = ({ subject, description, affected, attachments }: Draft) =>
  !subject.trim() && !description.trim() && !affected.trim() && attachments.length === 0

/** Nothing that the desk knows by itself: who asks, and where they are. */
export const reportOf = ({ subject, description, affected, service, attachments }: Draft): Schemas['ReportInput'] => ({
  subject: subject.trim(),
  description: description.trim() || null,
  affected: affected.trim() || null,
  service,
  attachments,
  cis: [],
  tags: [],
  custom_fields: {},
})

const placeOf = (login: string) => `report ${login}`

export function keptDraft(login: string): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(placeOf(login)) ?? 'null')
    return kept && typeof kept.subject === 'string' && kept.key ? kept : null
  } catch {
    return null
  }
}

export const keepDraft = (login: string, draft: Draft) => localStorage.setItem(placeOf(login), JSON.stringify(draft))
export const forgetDraft = (login: string) => localStorage.removeItem(placeOf(login))
