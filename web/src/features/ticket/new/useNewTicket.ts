// Sending a new ticket, once: by a recorded contact or not, as a report of its own or as one more report of a known fault.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { freshKey } from '~/api/client'
import { Problem } from '~/api/problem'
import { useMe } from '~/features/account/me.api'
import { answerContact, guideAway, joinFrom, recordContact, report, reportFrom } from '~/features/contact/contact.api'
import { usePerson } from '~/features/people/requester.api'
import { placeUnder } from '~/features/relation/relation.api'
import { perform } from '~/features/ticket/deed/deed'
import { blank, contactOf, forgetTyped, keepTyped, kept, reportOf, type Typed } from './newTicket'

export type Outcome =
  | { kind: 'ticket' }
  | { kind: 'me_too'; parent: string }
  | { kind: 'answered'; text: string }
  | { kind: 'guided_away'; reason: 'not_it' | 'wrong_company' | 'private' | 'spam' | 'other'; note: string }

/** Refused for good: what is sent next is another request. */
const isFinal = (problem: unknown) => problem instanceof Problem && problem.status >= 400 && problem.status < 500

export function useNewTicket(given: Partial<Typed>) {
  const client = useQueryClient()
  const isCallTaker = useMe().roles.includes('call_taker')
  const [typed, setTyped] = useState<Typed>(() => ({
    ...(kept() ?? blank(isCallTaker ? 'phone' : 'portal', isCallTaker)),
    ...given,
  }))
  useEffect(() => keepTyped(typed), [typed])
  const home = usePerson(typed.requester).data?.site ?? null
  const change = (part: Partial<Typed>) => setTyped(before => ({ ...before, ...part }))

  const recorded = async () => {
    if (typed.contact) return typed.contact
    const { id } = await recordContact(contactOf(typed), `${typed.key}c`)
    change({ contact: id })
    return id
  }

  const sent = useMutation({
    mutationFn: async ({ outcome, attachments }: { outcome: Outcome; attachments: string[] }) => {
      const { key } = typed
      if (outcome.kind === 'answered') return void (await answerContact(await recorded(), outcome.text, key))
      if (outcome.kind === 'guided_away')
        return void (await guideAway(await recorded(), { reason: outcome.reason, note: outcome.note || null }, key))
      if (outcome.kind === 'me_too' && typed.records) {
        await joinFrom(await recorded(), outcome.parent, key)
        return outcome.parent
      }
      const body = reportOf(typed, attachments, home)
      const ticket = typed.records ? await reportFrom(await recorded(), body, key) : await report(body, key)
      if (outcome.kind === 'me_too')
        await perform(client, ticket, placeUnder({ parent: outcome.parent, me_too: true, follows_parent: true }, ''))
      return ticket.number
    },
    onError: problem => {
      if (isFinal(problem)) change({ key: freshKey() })
    },
    onSuccess: () => forgetTyped(),
  })
  const clear = () => setTyped(blank(isCallTaker ? 'phone' : 'portal', isCallTaker))
  return { typed, change, sent, clear }
}
