// Hours of opening, as they are written on a line: 09:00-12:00 13:00-18:00.

import type { Schemas } from '~/api/client'
import { key } from '~/lib/i18n'

export type Opening = Schemas['Opening']
export type Week = Schemas['Week']
export type Weekday = keyof Week

export const weekdays: { day: Weekday; label: string }[] = [
  { day: 'mon', label: key('Monday') },
  { day: 'tue', label: key('Tuesday') },
  { day: 'wed', label: key('Wednesday') },
  { day: 'thu', label: key('Thursday') },
  { day: 'fri', label: key('Friday') },
  { day: 'sat', label: key('Saturday') },
  { day: 'sun', label: key('Sunday') },
]

export const emptyWeek: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }

export const written = (openings: Opening[]) => openings.map(({ from, to }) => (to ? `${from}-${to}` : from)).join(' ')

const time = (text: string) => (/^\d:/.test(text) ? `0${text}` : text)

/** What is no interval is kept as it is, for the server to refuse. */
export function openingsFrom(text: string): Opening[] {
  return text
    .replace(/：/g, ':')
    .replace(/\s*[-–—~至]\s*/g, '-')
    .split(/[\s,，;；、]+/)
    .filter(part => part !== '')
    .map(part => {
      const [from = '', to = ''] = part.split('-')
      return { from: time(from), to: time(to) }
    })
}
