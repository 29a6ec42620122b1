// What the fields of a ticket are called, and how their values read.
import { key } from '~/lib/i18n'

export type Reading =
  | 'text'
  | 'state'
  | 'pending'
  | 'priority'
  | 'level'
  | 'person'
  | 'people'
  | 'group'
  | 'service'
  | 'category'
  | 'site'
  | 'channel'
  | 'kind'
  | 'moment'
  | 'flag'
  | 'list'
  | 'code'
  | 'source'
  | 'custom'

/** In the order in which they are shown. */
export const fields: Record<string, { name: string; reads: Reading }> = {
  number: { name: key('Number'), reads: 'text' },
  kind: { name: key('Kind'), reads: 'kind' },
  state: { name: key('State'), reads: 'state' },
  pending_reason: { name: key('Waiting for'), reads: 'pending' },
  pending_until: { name: key('Waiting until'), reads: 'moment' },
  subject: { name: key('Subject'), reads: 'text' },
  description: { name: key('Description'), reads: 'text' },
  requester: { name: key('Requester'), reads: 'person' },
  reported_by: { name: key('Reported by'), reads: 'person' },
  affected: { name: key('Affected'), reads: 'person' },
  organisation: { name: key('Organisation'), reads: 'text' },
  service: { name: key('Service'), reads: 'service' },
  category: { name: key('Category'), reads: 'category' },
  site: { name: key('Site'), reads: 'site' },
  cis: { name: key('Configuration items'), reads: 'list' },
  channel: { name: key('Channel'), reads: 'channel' },
  impact: { name: key('Impact'), reads: 'level' },
  urgency: { name: key('Urgency'), reads: 'level' },
  priority: { name: key('Priority'), reads: 'priority' },
  priority_source: { name: key('How the priority came about'), reads: 'source' },
  priority_reason: { name: key('Why it is set by hand'), reads: 'text' },
  group: { name: key('Group'), reads: 'group' },
  assignee: { name: key('Assignee'), reads: 'person' },
  escalation_level: { name: key('Escalation level'), reads: 'text' },
  transfer_count: { name: key('Transfers'), reads: 'text' },
  tags: { name: key('Labels'), reads: 'list' },
  watchers: { name: key('Watchers'), reads: 'people' },
  custom_fields: { name: key('Further fields'), reads: 'custom' },
  parent: { name: key('Parent'), reads: 'text' },
  merged_into: { name: key('Merged into'), reads: 'text' },
  me_too: { name: key('Me too'), reads: 'flag' },
  follows_parent: { name: key('Follows its parent'), reads: 'flag' },
  announced: { name: key('Announced'), reads: 'flag' },
  chase_count: { name: key('Chases'), reads: 'text' },
  chased_at: { name: key('Chased at'), reads: 'moment' },
  resolution_code: { name: key('How it was resolved'), reads: 'code' },
  resolution_text: { name: key('What was done'), reads: 'text' },
  cause_code: { name: key('Cause'), reads: 'code' },
  cancellation_code: { name: key('Cancelled as'), reads: 'code' },
  cancellation_reason: { name: key('Why it is cancelled'), reads: 'text' },
  reopen_count: { name: key('Times reopened'), reads: 'text' },
  happened_at: { name: key('Happened at'), reads: 'moment' },
  created_at: { name: key('Reported at'), reads: 'moment' },
  created_by: { name: key('Recorded by'), reads: 'person' },
  assigned_at: { name: key('Assigned at'), reads: 'moment' },
  first_agent: { name: key('First assignee'), reads: 'person' },
  first_response_at: { name: key('First response at'), reads: 'moment' },
  resolved_at: { name: key('Resolved at'), reads: 'moment' },
  resolved_by: { name: key('Resolved by'), reads: 'person' },
  closed_at: { name: key('Closed at'), reads: 'moment' },
  next_due_at: { name: key('Next due'), reads: 'moment' },
}

export const fieldName = (field: string, t: (sentence: string) => string) => {
  const name = fields[field]?.name
  return name ? t(name) : field
}

export const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value as object).length === 0)
