// The deeds that need no further word.

import type { Me } from '~/features/account/me.api'
import { clone, takeOut, unmerge, unwatch, watch } from '~/features/relation/relation.api'
import { announce, assign, close, resume, start, withdrawAnnouncement } from '~/features/work/work.api'
import type { Ticket } from '../ticket.api'
import { type Deed, edit } from './deed'

type Say = (sentence: string, values?: Record<string, string>) => string

export function deedAtOnce(name: string, ticket: Ticket, me: Me, t: Say): Deed | null {
  switch (name) {
    case 'assign_me':
      return assign({ group: groupFor(ticket, me), assignee: me.login }, t('Assigned to you'))
    case 'start':
      return start(t('Work has started'))
    case 'fulfil':
      return edit({ state: 'fulfilment' }, t('Work has started'))
    case 'resume':
      return resume(t('It goes on'))
    case 'close':
      return close(t('Closed'))
    case 'announce':
      return announce(t('It is announced'))
    case 'unannounce':
      return withdrawAnnouncement(t('It is no longer announced'))
    case 'unmerge':
      return unmerge(t('The merge is undone'))
    case 'take_out':
      return takeOut(t('It stands for itself again'))
    case 'clone':
      return clone(t('A new ticket like it was made'))
    case 'watch':
      return watch(me.login, t('You watch it'))
    case 'unwatch':
      return unwatch(me.login, t('You watch it no longer'))
    default:
      return null
  }
}

/** Who takes a ticket of another group takes it into one of their own. */
const groupFor = (ticket: Ticket, me: Me) =>
  ticket.group && me.groups.includes(ticket.group) ? ticket.group : (me.groups[0] ?? ticket.group)
