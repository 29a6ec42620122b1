// The variables that stand for something of the ticket about which a canned reply is said.
import { key } from '~/lib/i18n'

export const variables: { name: string; label: string }[] = [
  { name: 'ticket.number', label: key('Ticket number') },
  { name: 'ticket.subject', label: key('Subject') },
  { name: 'requester.name', label: key('Requester’s name') },
  { name: 'agent.name', label: key('Your name') },
  { name: 'group.name', label: key('Group’s name') },
  { name: 'service.name', label: key('Service') },
  { name: 'site.name', label: key('Site') },
  { name: 'resolution.due', label: key('When it is to be resolved') },
]

/** The text with a variable where the caret or the selection was. */
export const withVariable = (text: string, start: number, end: number, name: string) =>
  `${text.slice(0, start)}{{${name}}}${text.slice(end)}`
