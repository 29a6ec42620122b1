// What can be done to a ticket, by whom and when; where exactly somebody may is the server's word.
import { type Me, may } from '~/features/account/me.api'
import { key } from '~/lib/i18n'
import type { IconName } from '~/ui/Icon'
import type { Ticket } from '../ticket.api'
import { isOpen } from '../words'

export interface DeedRow {
  name: string
  label: string
  icon: IconName
  key?: string
  right: string
  when: (ticket: Ticket, me: Me) => boolean
  /** Stands in the bar itself, not only in its menu. */
  inBar?: boolean
  /** Stands in the menu of states. */
  ofState?: boolean
}

const open = (ticket: Ticket) => isOpen(ticket.state) && !ticket.merged_into
const over = (ticket: Ticket) => ['resolved', 'fulfilled', 'closed'].includes(ticket.state)
const in_ =
  (...states: string[]) =>
  (ticket: Ticket) =>
    states.includes(ticket.state)

export const deeds: DeedRow[] = [
  {
    name: 'assign_me',
    label: key('Assign to me'),
    icon: 'person',
    key: 'i',
    right: 'ticket.assign',
    inBar: true,
    when: (ticket, me) => open(ticket) && ticket.assignee !== me.login,
  },
  { name: 'assign', label: key('Assign…'), icon: 'people', key: 'a', right: 'ticket.assign', inBar: true, when: open },
  { name: 'transfer', label: key('Assign with a reason…'), icon: 'people', right: 'ticket.assign', when: open },
  {
    name: 'start',
    label: key('Start work'),
    icon: 'play',
    right: 'ticket.classify',
    ofState: true,
    when: in_('new', 'assigned'),
  },
  {
    name: 'fulfil',
    label: key('Start fulfilment'),
    icon: 'play',
    right: 'ticket.classify',
    ofState: true,
    when: in_('submitted'),
  },
  {
    name: 'pend',
    label: key('Wait until…'),
    icon: 'pause',
    key: 'b',
    right: 'ticket.classify',
    ofState: true,
    when: open,
  },
  {
    name: 'resume',
    label: key('Resume work'),
    icon: 'play',
    right: 'ticket.classify',
    ofState: true,
    when: in_('pending'),
  },
  {
    name: 'resolve',
    label: key('Resolve…'),
    icon: 'check',
    right: 'ticket.resolve',
    inBar: true,
    ofState: true,
    when: open,
  },
  {
    name: 'close',
    label: key('Close'),
    icon: 'check',
    right: 'ticket.close',
    ofState: true,
    when: in_('resolved', 'fulfilled'),
  },
  {
    name: 'reopen',
    label: key('Reopen…'),
    icon: 'undo',
    right: 'ticket.reopen',
    ofState: true,
    inBar: true,
    when: over,
  },
  {
    name: 'cancel',
    label: key('Cancel the ticket…'),
    icon: 'close',
    right: 'ticket.cancel',
    ofState: true,
    when: open,
  },
  { name: 'priority', label: key('Priority…'), icon: 'alarm', key: 'p', right: 'ticket.classify', when: open },
  {
    name: 'labels',
    label: key('Labels…'),
    icon: 'tag',
    key: 'l',
    right: 'ticket.classify',
    when: ticket => !ticket.merged_into,
  },
  { name: 'escalate', label: key('Escalate…'), icon: 'up', key: 'e', right: 'ticket.escalate', when: open },
  { name: 'result', label: key('Give the written result…'), icon: 'pen', right: 'ticket.note', when: open },
  { name: 'chase', label: key('Chase…'), icon: 'chase', right: 'ticket.chase', when: open },
  {
    name: 'announce',
    label: key('Announce it'),
    icon: 'horn',
    right: 'ticket.announce',
    when: ticket => open(ticket) && !ticket.announced,
  },
  {
    name: 'unannounce',
    label: key('Take the announcement back'),
    icon: 'horn',
    right: 'ticket.announce',
    when: ticket => ticket.announced,
  },
  { name: 'merge', label: key('Merge into another…'), icon: 'merge', right: 'ticket.merge', when: open },
  {
    name: 'unmerge',
    label: key('Undo the merge'),
    icon: 'undo',
    right: 'ticket.merge',
    when: ticket => ticket.merged_into !== null,
  },
  {
    name: 'split',
    label: key('Split off entries…'),
    icon: 'split',
    right: 'ticket.merge',
    when: ticket => !ticket.merged_into,
  },
  { name: 'place', label: key('Put under another…'), icon: 'merge', right: 'ticket.link', when: open },
  {
    name: 'take_out',
    label: key('Take out of its parent'),
    icon: 'undo',
    right: 'ticket.link',
    when: ticket => ticket.parent !== null,
  },
  { name: 'link', label: key('Link…'), icon: 'link', right: 'ticket.link', when: ticket => !ticket.merged_into },
  { name: 'clone', label: key('Clone'), icon: 'copy', right: 'ticket.classify', when: () => true },
  { name: 'kind', label: key('Change its kind…'), icon: 'triage', right: 'ticket.classify', when: open },
  {
    name: 'watch',
    label: key('Watch it'),
    icon: 'eye',
    right: 'ticket.read',
    when: (ticket, me) => !ticket.watchers.includes(me.login),
  },
  {
    name: 'unwatch',
    label: key('Watch it no longer'),
    icon: 'eye',
    right: 'ticket.read',
    when: (ticket, me) => ticket.watchers.includes(me.login),
  },
  { name: 'copy', label: key('Copy the number'), icon: 'copy', right: 'ticket.read', when: () => true },
]

export const offered = (ticket: Ticket, me: Me) => deeds.filter(row => may(me, row.right) && row.when(ticket, me))
