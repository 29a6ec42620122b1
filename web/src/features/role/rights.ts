// The rights of the permission matrix, and how far one may reach.
import { key } from '~/lib/i18n'
import type { Scope } from './role.api'

export const scopes: Record<Scope, string> = {
  none: '–',
  requests: key('own requests'),
  own: key('what one works on'),
  team: key('the groups’'),
  all: key('all'),
}

export const scopeNames = Object.keys(scopes) as Scope[]

export const rights: { name: string; label: string }[] = [
  { name: 'ticket.read', label: key('Read tickets') },
  { name: 'ticket.create', label: key('Report') },
  { name: 'ticket.create_for_others', label: key('Report for others') },
  { name: 'ticket.reply', label: key('Reply to the requester') },
  { name: 'ticket.chase', label: key('Chase') },
  { name: 'ticket.note_read', label: key('Read internal notes') },
  { name: 'ticket.note', label: key('Write internal notes') },
  { name: 'ticket.classify', label: key('Classify') },
  { name: 'ticket.override_priority', label: key('Set priorities by hand') },
  { name: 'ticket.assign', label: key('Assign') },
  { name: 'ticket.escalate', label: key('Escalate') },
  { name: 'ticket.resolve', label: key('Resolve') },
  { name: 'ticket.close', label: key('Close') },
  { name: 'ticket.reopen', label: key('Reopen') },
  { name: 'ticket.cancel', label: key('Cancel tickets') },
  { name: 'ticket.link', label: key('Link tickets') },
  { name: 'ticket.merge', label: key('Merge and split') },
  { name: 'ticket.announce', label: key('Announce incidents') },
  { name: 'contact.record', label: key('Record contacts') },
  { name: 'contact.read', label: key('Read contacts') },
  { name: 'person.read', label: key('See people') },
  { name: 'person.contact', label: key('See contact data') },
  { name: 'person.contact_edit', label: key('Change contact data') },
  { name: 'person.vip', label: key('Say who is a VIP') },
  { name: 'person.manage', label: key('Manage people and places') },
  { name: 'group.manage', label: key('Manage groups') },
  { name: 'role.manage', label: key('Manage roles') },
  { name: 'token.manage', label: key('Manage API tokens') },
  { name: 'integration.manage', label: key('Manage integrations') },
  { name: 'person.impersonate', label: key('Act as somebody else') },
  { name: 'erasure.approve', label: key('Approve erasures') },
  { name: 'erasure.execute', label: key('Execute erasures') },
  { name: 'catalog.read', label: key('Read the catalogue') },
  { name: 'catalog.manage', label: key('Manage services and categories') },
  { name: 'ci.read', label: key('See configuration items') },
  { name: 'ci.manage', label: key('Manage configuration items') },
  { name: 'attachment.confidential', label: key('Open confidential files') },
  { name: 'report.read', label: key('Read reports') },
  { name: 'export.bulk', label: key('Export many tickets') },
  { name: 'desk.manage', label: key('Manage the desk’s rules') },
  { name: 'import.run', label: key('Import') },
  { name: 'job.manage', label: key('Manage jobs') },
  { name: 'audit.read', label: key('Read the audit trail') },
]
