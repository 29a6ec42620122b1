import type { Schemas } from '~/api/client'
import type { Kind, PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { key } from '~/lib/i18n'
import { named, text } from '../cells'
import { languages, preferredChannels } from '../words'
import { PersonMore } from './PersonMore'
import { PhonesInput } from './PhonesInput'

type Person = Schemas['PersonView']

/** Contact data of people out of reach are not told. */
const isTold = (_: unknown, row: unknown) => !row || (row as Person).preferred_channel !== null
const isVip = { right: 'person.vip', isShown: isTold }

const people: Kind<Person> = {
  path: '/persons',
  page: 'people',
  title: key('People'),
  add: key('New person'),
  right: 'person.manage',
  nameOf: row => row.name,
  keyOf: row => row.login ?? row.id,
  find: async words => ({ q: words }),
  columns: [
    named(key('Organisation'), '/organisations', row => row.organisation),
    named(key('Department'), '/departments', row => row.department),
    named(key('Site'), '/sites', row => row.site),
    text(key('Groups'), row => row.groups.join(', ')),
    text(key('Roles'), row => row.roles.join(', ')),
  ],
  fields: [
    { name: 'name', label: key('Name'), type: 'line', required: true },
    { name: 'login', label: key('Login'), hint: key('None: a person who is known but does not sign in'), type: 'line' },
    { name: 'employee_no', label: key('Employee number'), type: 'line', isShown: isTold },
    { name: 'emails', label: key('Mail addresses'), type: 'lines', isShown: isTold },
    { name: 'phones', label: key('Phones'), type: 'own', blank: [], Input: PhonesInput, isShown: isTold },
    { name: 'organisation', label: key('Organisation'), type: 'row', of: '/organisations' },
    { name: 'department', label: key('Department'), type: 'row', of: '/departments' },
    { name: 'site', label: key('Site'), type: 'row', of: '/sites' },
    { name: 'manager', label: key('Manager'), type: 'person' },
    { name: 'language', label: key('Language'), type: 'choice', of: languages, begins: 'zh' },
    {
      name: 'time_zone',
      label: key('Time zone'),
      hint: key('A name like Asia/Shanghai'),
      type: 'line',
      begins: 'Asia/Shanghai',
    },
    {
      name: 'preferred_channel',
      label: key('Preferred channel'),
      type: 'choice',
      of: preferredChannels,
      begins: 'mail',
      isShown: isTold,
    },
    { name: 'vip', label: key('VIP'), type: 'flag', ...isVip },
    { name: 'vip_remarks', label: key('What to know about this VIP'), type: 'text', ...isVip },
  ],
  wayOut: key('Give to somebody else what this person leads, owns or works on, and try again.'),
  shownBy: ['person', 'groups'],
  More: ({ row }) => <PersonMore person={row} />,
}

export function PeoplePage({ row }: PageProps) {
  return <RowsPage kind={people} chosen={row} />
}
