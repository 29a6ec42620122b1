// What can be done to a selection: by which key, with which right, and which form asks for the rest.
import { key } from '~/lib/i18n'
import type { IconName } from '~/ui/Icon'
import type { Action } from './bulk.api'

export interface BulkDeed {
  name: string
  label: string
  icon: IconName
  key?: string
  right: string
  /** Missing: merging, which is no bulk change. */
  action?: Action
  inBar?: boolean
}

export const bulkDeeds: BulkDeed[] = [
  {
    name: 'assign',
    label: key('Assign…'),
    icon: 'people',
    key: 'a',
    right: 'ticket.assign',
    action: 'assignment',
    inBar: true,
  },
  {
    name: 'priority',
    label: key('Priority…'),
    icon: 'alarm',
    key: 'p',
    right: 'ticket.classify',
    action: 'edit',
    inBar: true,
  },
  {
    name: 'resolve',
    label: key('Resolve…'),
    icon: 'check',
    right: 'ticket.resolve',
    action: 'resolution',
    inBar: true,
  },
  { name: 'pend', label: key('Wait until…'), icon: 'pause', key: 'b', right: 'ticket.classify', action: 'pending' },
  { name: 'labels', label: key('Labels…'), icon: 'tag', key: 'l', right: 'ticket.classify', action: 'tags' },
  { name: 'note', label: key('Internal note…'), icon: 'note', key: 'n', right: 'ticket.note', action: 'entry' },
  { name: 'merge', label: key('Merge into one…'), icon: 'merge', key: 'm', right: 'ticket.merge' },
  { name: 'close', label: key('Close'), icon: 'check', right: 'ticket.close', action: 'closure' },
  { name: 'cancel', label: key('Cancel the tickets…'), icon: 'close', right: 'ticket.cancel', action: 'cancellation' },
]
