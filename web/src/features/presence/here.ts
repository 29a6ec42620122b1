// Who is there, as the stream tells it.
import type { Schemas } from '~/api/client'

export type Here = Schemas['PresenceView']
export type Doing = Here['doing']

export interface Told {
  ticket: string
  person: string
  /** null: gone. */
  doing: Doing | null
  since: string
}

export function withTold(here: Here[], { person, doing, since }: Told): Here[] {
  const others = here.filter(other => other.person !== person)
  return doing ? [...others, { person, doing, since }] : others
}

export const writers = (here: Here[]) => here.filter(other => other.doing === 'writing')
