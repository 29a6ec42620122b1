import { type Me, may } from '~/features/account/me.api'
import type { SavedView } from './queue.api'

/** Personal views are kept by their owner, a team's by its members, those of all by who manages the desk. */
export function mayKeep(me: Me, view: Pick<SavedView, 'scope' | 'owner' | 'group'>): boolean {
  if (view.scope === 'personal') return view.owner === me.login
  return may(me, 'desk.manage') || (view.scope === 'team' && me.groups.includes(view.group ?? ''))
}
