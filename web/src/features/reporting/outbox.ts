// Sends a report, and keeps one that finds no line until there is one: then it is sent once, by one window of this browser.
import { api } from '~/api/client'
import { mayPass } from '~/api/problem'
import { sendAhead } from '~/features/attachment/attachment.api'
import { report } from '~/features/contact/contact.api'
import { createStore } from '~/lib/store'
import { type Draft, forgetDraft, keepDraft, keptDraft } from './draft'
import { keepFiles, keptFiles } from './files'
import { deliver, isFinal } from './sending'

/** What came of the report that waits. */
export type Outcome =
  | { is: 'idle' }
  | { is: 'waiting' }
  | { is: 'sent'; number: string }
  | { is: 'refused'; why: unknown }
export const outbox = createStore<Outcome>({ is: 'idle' })

async function send(login: string, draft: Draft, files: File[]): Promise<string> {
  const keep = async (sent: Draft, left: File[]) => {
    keepDraft(login, sent)
    await keepFiles(sent.key, left)
  }
  await keep(draft, files)
  const { number } = await deliver(draft, files, {
    upload: async file => (await sendAhead(file, new AbortController().signal, () => undefined)).id,
    keep,
    send: report,
  })
  forgetDraft(login)
  await keepFiles(draft.key, [])
  return number
}

/** The number of the ticket; null where it waits for a line. */
export async function sendOrWait(login: string, draft: Draft, files: File[]): Promise<string | null> {
  try {
    return await send(login, draft, files)
  } catch (problem) {
    if (!mayPass(problem)) throw problem
    keepDraft(login, { ...keptDraft(login)!, waits: true })
    outbox.set({ is: 'waiting' })
    return null
  }
}

/** Not to be sent by itself after all. */
export function callBack(login: string) {
  const draft = keptDraft(login)
  if (draft) keepDraft(login, { ...draft, waits: false })
  outbox.set({ is: 'idle' })
}

export async function sendWhatWaits(login: string) {
  const draft = keptDraft(login)
  if (!draft?.waits) return
  outbox.set({ is: 'waiting' })
  try {
    // A session that has ended meanwhile is renewed here, before anything is sent.
    await api.GET('/me')
    outbox.set({ is: 'sent', number: await send(login, draft, await keptFiles(draft.key)) })
  } catch (problem) {
    if (!isFinal(problem)) return
    callBack(login)
    outbox.set({ is: 'refused', why: problem })
  }
}
