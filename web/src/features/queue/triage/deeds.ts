// The deeds of triage by their keys; what each still asks for is one choice.
import { key } from '~/lib/i18n'
import type { IconName } from '~/ui/Icon'

export type TriageDeed = 'accept' | 'route' | 'priority' | 'merge' | 'me_too' | 'snooze'

export interface TriageRow {
  name: TriageDeed
  label: string
  icon: IconName
  key: string
  right: string
}

export const triageDeeds: TriageRow[] = [
  { name: 'accept', label: key('Accept'), icon: 'check', key: 'y', right: 'ticket.assign' },
  { name: 'route', label: key('Route'), icon: 'right', key: 'a', right: 'ticket.assign' },
  { name: 'priority', label: key('Priority'), icon: 'alarm', key: 'p', right: 'ticket.classify' },
  { name: 'merge', label: key('Merge'), icon: 'merge', key: 'm', right: 'ticket.merge' },
  { name: 'me_too', label: key('Duplicate of'), icon: 'copy', key: 'd', right: 'ticket.link' },
  { name: 'snooze', label: key('Snooze'), icon: 'pause', key: 'b', right: 'ticket.classify' },
]
