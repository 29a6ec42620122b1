// The deeds that need no further word.
import { clone, takeOut, unmerge, unwatch, watch } from '~/features/relation/relation.api'
import { announce, assign, close, resume, start, withdrawAnnouncement } from '~/features/work/work.api'
import { type Deed, edit } from './deed'
import type { Ticket } from './ticket.api'

type Say = (sentence: string, values?: Record<string, string>) => string

export function deedAtOnce(name: string, ticket: Ticket, me: string, t: Say): Deed | null {
  switch (name) {
    case 'assign_me':
      return assign({ group: ticket.group, assignee: me }, t('Assigned to you'))
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
      return watch(me, t('You watch it'))
    case 'unwatch':
      return unwatch(me, t('You watch it no longer'))
    default:
      return null
  }
}
