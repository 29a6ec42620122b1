// The days of a year by a calendar's rules: a date of its own beats an official day, which beats the week; breaks cut all three, and a
// make-up work day has the hours of the week's first open day.
import { type Opening, type Week, weekdays } from './opening'

export interface Rules {
  week: Week
  breaks: Week
  overrides: { date: string; open: Opening[]; reason: string }[]
}

export interface OfficialDays {
  off: string[]
  work: string[]
}

export type Rule = 'week' | 'off' | 'work' | 'own'

export interface Day {
  date: string
  rule: Rule
  open: Opening[]
  reason: string
}

const dayLength = 86_400_000

export function daysOf(year: number, rules: Rules, official: OfficialDays): Day[] {
  const own = new Map(rules.overrides.map(each => [each.date, each]))
  const firstOpen = weekdays.map(({ day }) => rules.week[day]).find(open => open.length > 0) ?? []
  const days: Day[] = []
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += dayLength) {
    const date = new Date(at).toISOString().slice(0, 10)
    const weekday = weekdays[(new Date(at).getUTCDay() + 6) % 7]!.day
    const cut = (open: Opening[]) => without(open, rules.breaks[weekday])
    const override = own.get(date)
    if (override) days.push({ date, rule: 'own', open: cut(override.open), reason: override.reason })
    else if (official.off.includes(date)) days.push({ date, rule: 'off', open: [], reason: '' })
    else if (official.work.includes(date)) days.push({ date, rule: 'work', open: cut(firstOpen), reason: '' })
    else days.push({ date, rule: 'week', open: cut(rules.week[weekday]), reason: '' })
  }
  return days
}

/** Times of day compare as texts. */
const without = (open: Opening[], breaks: Opening[]): Opening[] =>
  breaks.reduce((left, pause) => left.flatMap(each => cutBy(each, pause)), open)

function cutBy(opening: Opening, pause: Opening): Opening[] {
  if (pause.to <= opening.from || opening.to <= pause.from) return [opening]
  const parts = [
    { from: opening.from, to: pause.from },
    { from: pause.to, to: opening.to },
  ]
  return parts.filter(({ from, to }) => from < to)
}

export const byMonth = (days: Day[]) => Map.groupBy(days, day => Number(day.date.slice(5, 7)))
