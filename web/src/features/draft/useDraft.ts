// The draft of a composer: found when it opens, kept while somebody writes.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Kept, serverOf, type Written } from './draft.api'
import { type Here, keptHere } from './here'
import { type DraftState, makeKeeper } from './keeper'

/** What stands here already goes on unless the server has something else: then somebody has to choose. */
export function meeting(here: Here | null, theirs: Kept, wanted: Written['kind']): 'here' | 'theirs' | 'choose' {
  if (theirs.version === 0) return 'here'
  if (here) return here.version === theirs.version ? 'here' : 'choose'
  return theirs.kind === wanted ? 'theirs' : 'choose'
}

interface Found {
  /** What stands in the composer now. */
  current: () => Written
  take: (written: Written) => void
}

export function useDraft(number: string, { current, take }: Found) {
  const client = useQueryClient()
  const [state, setState] = useState<DraftState>({ is: 'new' })
  const [keeper] = useState(() => makeKeeper(number, serverOf(number), setState))
  const latest = useRef({ current, take })
  latest.current = { current, take }

  useEffect(() => {
    let isHere = true
    const begin = (theirs: Kept) => {
      const now = latest.current.current()
      const stands = keptHere(number) ?? (now.body ? { written: now, version: 0 } : null)
      const first = meeting(stands, theirs, now.kind)
      if (first === 'choose') return keeper.meet(theirs)
      keeper.begin(theirs.version)
      if (first === 'theirs') latest.current.take(theirs)
      else if (stands) keeper.change(stands.written)
    }
    // Without a line what is kept here goes on.
    serverOf(number)
      .read()
      .then(theirs => isHere && begin(theirs))
      .catch(() => undefined)
    return () => {
      isHere = false
      void keeper.save().then(() => client.invalidateQueries({ queryKey: ['drafts'] }))
    }
  }, [number, keeper, client])

  return {
    state,
    change: keeper.change,
    sent: keeper.sent,
    takeTheirs: (theirs: Kept) => {
      take(theirs)
      keeper.choose(theirs)
    },
    keepMine: keeper.choose,
  }
}
