// Sends a report: its files first, then itself. It may end at any point and be begun again, and makes one ticket.
import type { Schemas } from '~/api/client'
import { Problem } from '~/api/problem'
import { type Draft, reportOf } from './draft'

export interface Means {
  /** The answer is the name under which the desk has the file. */
  upload: (file: File) => Promise<string>
  /** How far it has come, with the files that are still to be sent. */
  keep: (draft: Draft, files: File[]) => Promise<unknown>
  send: (report: Schemas['ReportInput'], key: string) => Promise<Schemas['TicketView']>
}

export async function deliver(draft: Draft, files: File[], { upload, keep, send }: Means) {
  let sent = draft
  for (const [index, file] of files.entries()) {
    sent = { ...sent, attachments: [...sent.attachments, await upload(file)] }
    await keep(sent, files.slice(index + 1))
  }
  return send(reportOf(sent), sent.key)
}

const passing = [401, 408, 409, 429]
/** Refused for good: what is sent next is another request. */
export const isFinal = (problem: unknown) =>
  problem instanceof Problem && problem.status >= 400 && problem.status < 500 && !passing.includes(problem.status)
