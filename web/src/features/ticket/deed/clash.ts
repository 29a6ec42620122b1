// When somebody was faster: what was asked for waits until it is said whose word stands, and is then sent again with the present version.
import { type Difference, Problem } from '~/api/problem'
import { createStore } from '~/lib/store'
import type { Ticket } from '../ticket.api'

export interface Clash {
  problem: Problem
  differences: Difference[]
  /** The fields of an edit, which can be chosen one by one; a deed is done as a whole or not. */
  asked: string[] | null
  settle: (mine: string[] | 'back') => void
}

export const clash = createStore<Clash | null>(null)

/** `mine`: of an edit, the fields that are still wanted. */
export type Send = (version: number, mine?: string[]) => Promise<Ticket>

export async function insist(send: Send, version: number, asked: string[] | null): Promise<Ticket> {
  try {
    return await send(version)
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 412) throw problem
    return afterClash(problem, send, asked)
  }
}

async function afterClash(problem: Problem, send: Send, asked: string[] | null): Promise<Ticket> {
  const { version, current, differences = [] } = problem.body as unknown as StaleBody
  const apart = asked !== null && !differences.some(difference => asked.includes(difference.field))
  const mine = apart ? asked : await whoseWord(problem, differences, asked)
  if (mine === 'back') throw problem
  if (asked !== null && mine.length === 0) return current
  return insist((newer, fields) => send(newer, fields ?? mine), version, asked && mine)
}

interface StaleBody {
  version: number
  current: Ticket
  differences?: Difference[]
}

const whoseWord = (problem: Problem, differences: Difference[], asked: string[] | null) =>
  new Promise<string[] | 'back'>(resolve =>
    clash.set({
      problem,
      differences,
      asked,
      settle: mine => {
        clash.set(null)
        resolve(mine)
      },
    }),
  )
