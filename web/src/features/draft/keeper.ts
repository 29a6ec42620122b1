// Keeps a draft as it grows: at once in this browser, and a moment later on the server, each version upon the one before.
// Where another window has kept another text, both stand until somebody has chosen.
import { Problem } from '~/api/problem'
import type { Kept, Server, Written } from './draft.api'
import { forgetHere, keepHere } from './here'

export type DraftState =
  | { is: 'new' }
  | { is: 'saving' }
  | { is: 'saved'; at: string }
  | { is: 'here' }
  | { is: 'clash'; theirs: Kept }

const settling = 800
const patience = 5000

const isEmpty = ({ body, attachments }: Written) => body.trim() === '' && attachments.length === 0

export function makeKeeper(number: string, server: Server, tell: (state: DraftState) => void) {
  let version = 0
  let newest: Written | null = null
  let unsaved = false
  let clashes = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> = Promise.resolve()

  const later = (delay: number) => {
    clearTimeout(timer)
    timer = setTimeout(save, delay)
  }

  function save() {
    clearTimeout(timer)
    running = running.then(store)
    return running
  }

  async function store() {
    if (!unsaved || !newest || clashes) return
    const written = newest
    unsaved = false
    tell({ is: 'saving' })
    try {
      if (isEmpty(written)) {
        if (version > 0) await server.drop(version)
        version = 0
        tell({ is: 'new' })
      } else {
        const kept = await server.keep(written, version)
        version = kept.version
        tell({ is: 'saved', at: kept.updated_at! })
      }
      if (!unsaved) forgetHere(number)
    } catch (problem) {
      unsaved = true
      if (problem instanceof Problem && problem.status === 412) return meet(await server.read())
      tell({ is: 'here' })
      later(patience)
    }
  }

  function meet(theirs: Kept) {
    clashes = true
    tell({ is: 'clash', theirs })
  }

  return {
    begin(known: number) {
      version = known
    },
    change(written: Written) {
      newest = written
      unsaved = true
      keepHere(number, { written, version })
      if (!clashes) later(settling)
    },
    meet,
    /** The clash is over: what comes next is written upon theirs. */
    choose(theirs: Kept) {
      version = theirs.version
      clashes = false
      tell({ is: 'new' })
      if (unsaved) later(0)
    },
    /** Sent: what the server has kept of it goes, whatever its kind was. */
    async sent() {
      unsaved = false
      clearTimeout(timer)
      await running
      forgetHere(number)
      // What another window has kept stays, until somebody has chosen.
      if (version > 0 && !clashes) await server.drop('*').catch(() => undefined)
      version = 0
    },
    save,
  }
}

export type Keeper = ReturnType<typeof makeKeeper>
