// What is typed of a new ticket, and what is sent of it. It is kept in the browser until it has been sent.
import { freshKey } from '~/api/client'
import type { NewContact, Report } from '~/features/contact/contact.api'
import type { CustomValue } from '~/features/practice/practice.api'

export interface Typed {
  subject: string
  description: string
  requester: string | null
  affected: string | null
  channel: NewContact['channel'] & Report['channel']
  service: string | null
  category: string | null
  /** Not touched: where the requester is. */
  site?: string | null
  impact: number
  urgency: number
  group: string | null
  assignee: string | null
  cis: string[]
  tags: string[]
  custom: Record<string, CustomValue>
  records: boolean
  nature: NewContact['nature']
  /** Of a contact that is recorded already. */
  contact: string | null
  /** Sent again with the same key, it has no second effect. */
  key: string
}

export const blank = (channel: Typed['channel'], records: boolean): Typed => ({
  subject: '',
  description: '',
  requester: null,
  affected: null,
  channel,
  service: null,
  category: null,
  impact: 3,
  urgency: 3,
  group: null,
  assignee: null,
  cis: [],
  tags: [],
  custom: {},
  records,
  nature: 'fault',
  contact: null,
  key: freshKey(),
})

/** `home` is where the requester is: the site, as long as nobody has chosen another or none. */
export function reportOf(typed: Typed, attachments: string[], home: string | null): Report {
  const { subject, requester, channel, service, category, impact, urgency, group, assignee, cis, tags } = typed
  return {
    subject,
    requester,
    channel,
    service,
    category,
    impact,
    urgency,
    group,
    assignee,
    cis,
    tags,
    description: typed.description || null,
    affected: typed.affected,
    site: siteOf(typed, home),
    custom_fields: typed.custom,
    attachments,
  }
}

export const siteOf = (typed: Typed, home: string | null) => (typed.site === undefined ? home : typed.site)

export const contactOf = (typed: Typed): NewContact => ({
  channel: typed.channel,
  nature: typed.nature,
  person: typed.requester,
  summary: typed.subject,
})

const place = 'new-ticket'

export function kept(): Typed | null {
  try {
    const stored = JSON.parse(localStorage.getItem(place) ?? 'null')
    return stored && typeof stored.subject === 'string' && stored.key ? stored : null
  } catch {
    return null
  }
}

export const keepTyped = (typed: Typed) => localStorage.setItem(place, JSON.stringify(typed))
export const forgetTyped = () => localStorage.removeItem(place)
