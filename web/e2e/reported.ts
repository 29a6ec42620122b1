// A fresh ticket for a test, and its page.
import type { Page } from '@playwright/test'
import type { Person } from './desk.ts'

export interface Ticket {
  number: string
  version: number
  state: string
  subject: string
  group: string | null
  assignee: string | null
  impact: number
  urgency: number
  priority: number
  pending_until: string | null
  merged_into: string | null
  tags: string[]
  watchers: string[]
  chase_count: number
  resolution_code: string | null
}

export interface Entry {
  id: string
  kind: string
  body: string
  mentions: string[]
  attachments: { name: string }[]
}

/** A word that no other report has: like ones are folded into one another. */
const unheard = () => Math.random().toString(36).slice(2, 9)

export const reported = (person: Person, more: Record<string, unknown> = {}): Promise<Ticket> =>
  person.post('/incidents', {
    subject: `${unheard()} ${unheard()} ${unheard()}`,
    requester: 'wang_fang',
    group: 'service-desk',
    ...more,
  })

export const entriesOf = async (person: Person, number: string) =>
  (await person.get<{ data: Entry[] }>(`/tickets/${number}/entries?limit=100`)).data

export async function openTicket(page: Page, number: string) {
  await page.goto(`/desk/tickets/${number}`)
  await page.getByRole('article', { name: number }).waitFor()
}

/** The manager's page of a ticket that has just been reported. */
export async function freshTicket(page: Page, signedIn: (login: string) => Promise<Person>, more = {}) {
  const manager = await signedIn('su_qing')
  const ticket = await reported(manager, more)
  await openTicket(page, ticket.number)
  return { manager, ...ticket }
}
