import type { Schemas } from '~/api/client'
import { activity, drafted } from '~/features/revision/drafted'
import type { PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { inLanguage, key } from '~/lib/i18n'
import { text } from '../cells'
import { CalendarPreview } from './CalendarPreview'
import { OverridesInput } from './OverridesInput'
import { emptyWeek, openingsFrom } from './opening'
import { BreaksInput, WeekInput } from './WeekInput'
import { Windows } from './Windows'

type Calendar = Schemas['Calendar']

const day = openingsFrom('09:00-18:00')

const calendars = drafted<Calendar>('calendar', {
  path: '/calendars',
  page: 'calendars',
  title: key('Calendars'),
  add: key('New calendar'),
  right: 'desk.manage',
  nameOf: row => inLanguage(row.name),
  keyOf: row => row.code,
  columns: [
    text(key('Time zone'), row => row.zone),
    text(key('Official days'), row => row.holiday_set),
    text(key('Dates of their own'), row => row.overrides.length),
  ],
  fields: [
    { name: 'code', label: key('Code'), type: 'line', required: true },
    { name: 'name', label: key('Name'), type: 'names', required: true },
    { name: 'zone', label: key('Time zone'), hint: key('Empty: the desk’s. A name like Asia/Shanghai'), type: 'line' },
    {
      name: 'holiday_set',
      label: key('Official days'),
      hint: key('The code of a country’s days off and make-up days: cn. Empty: none'),
      type: 'line',
      begins: 'cn',
    },
    {
      name: 'week',
      label: key('Hours of the week'),
      hint: key('Like 09:00-12:00 13:00-18:00; around the clock is 00:00-24:00'),
      type: 'own',
      blank: emptyWeek,
      begins: { ...emptyWeek, mon: day, tue: day, wed: day, thu: day, fri: day },
      required: true,
      Input: WeekInput,
    },
    {
      name: 'breaks',
      label: key('Breaks'),
      hint: key('They are cut out of whatever is open'),
      type: 'own',
      blank: emptyWeek,
      Input: BreaksInput,
    },
    {
      name: 'overrides',
      label: key('Dates of their own'),
      hint: key('They beat official days and the week; without hours the day is closed'),
      type: 'own',
      blank: [],
      Input: OverridesInput,
    },
    activity(key('In use'), key('Otherwise no agreement can choose it')),
  ],
  Preview: CalendarPreview,
  More: ({ row }) => <Windows calendar={row} />,
  shownBy: ['windows'],
})

export function CalendarsPage({ row }: PageProps) {
  return <RowsPage kind={calendars} chosen={row} />
}
