// Who asks: as the server says; without a line, who was here last.
import type { QueryClient } from '@tanstack/react-query'
import { Unreachable } from '~/api/problem'
import { keepMe, keptMe, type Me, meQuery } from '~/features/account/me.api'

export async function whoAsks(client: QueryClient): Promise<Me> {
  const kept = keptMe()
  if (kept && !navigator.onLine) return stayedIn(client, kept)
  try {
    const me = await client.ensureQueryData(kept ? { ...meQuery, retry: 1 } : meQuery)
    keepMe(me)
    return me
  } catch (problem) {
    if (kept && problem instanceof Unreachable) return stayedIn(client, kept)
    throw problem
  }
}

/** As old as can be: it is asked for again as soon as somebody can answer. */
function stayedIn(client: QueryClient, kept: Me): Me {
  client.setQueryData(meQuery.queryKey, kept, { updatedAt: 0 })
  return kept
}
