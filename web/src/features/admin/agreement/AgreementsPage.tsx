import type { Schemas } from '~/api/client'
import { activity, drafted } from '~/features/revision/drafted'
import type { PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { kinds } from '~/features/ticket/words'
import { inLanguage, key } from '~/lib/i18n'
import { named } from '../cells'
import { Application } from './Application'
import { OtherHoursInput } from './OtherHoursInput'
import { PausingInput } from './PausingInput'
import { PromisesInput } from './PromisesInput'
import { WarningsInput } from './WarningsInput'

type Agreement = Schemas['AgreementView']

const agreements = drafted<Agreement>('agreement', {
  path: '/agreements',
  page: 'agreements',
  title: key('Agreements'),
  add: key('New agreement'),
  right: 'desk.manage',
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  columns: [
    named(key('Organisation'), '/organisations', row => row.organisation),
    named(key('Service'), '/services', row => row.service),
    named(key('Calendar'), '/calendars', row => row.calendar),
  ],
  fields: [
    { name: 'code', label: key('Code'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    {
      name: 'kinds',
      label: key('For kinds of tickets'),
      hint: key('None: for incidents'),
      type: 'choices',
      of: kinds,
      begins: ['incident'],
    },
    {
      name: 'organisation',
      label: key('Organisation'),
      hint: key('The narrowest agreement that fits a ticket holds'),
      type: 'row',
      of: '/organisations',
    },
    { name: 'service', label: key('Service'), type: 'row', of: '/services' },
    {
      name: 'calendar',
      label: key('Calendar'),
      hint: key('Minutes are counted while it is open'),
      type: 'row',
      of: '/calendars',
    },
    {
      name: 'other_hours',
      label: key('Other hours'),
      hint: key('At these sites and with these groups another calendar counts; the first line that fits'),
      type: 'own',
      blank: [],
      Input: OtherHoursInput,
    },
    {
      name: 'promises',
      label: key('What is promised'),
      type: 'own',
      blank: [],
      required: true,
      Input: PromisesInput,
    },
    {
      name: 'pausing',
      label: key('The clock stands still while a ticket waits'),
      type: 'own',
      blank: { respond: [], next_response: [], resolve: [] },
      begins: {
        respond: [],
        next_response: ['awaiting_user', 'awaiting_approval', 'scheduled_visit'],
        resolve: ['awaiting_user', 'awaiting_approval', 'scheduled_visit'],
      },
      Input: PausingInput,
    },
    {
      name: 'warnings',
      label: key('Warns at'),
      hint: key('Percent of the time, three at most'),
      type: 'own',
      blank: [],
      begins: [50, 75, 90],
      Input: WarningsInput,
    },
    activity(key('In use'), key('Otherwise it promises nothing to new tickets')),
  ],
  More: ({ row }) => <Application agreement={row} />,
})

export function AgreementsPage({ row }: PageProps) {
  return <RowsPage kind={agreements} chosen={row} />
}
