import { expect, test } from 'vitest'
import { emptyWeek, openingsFrom } from './opening'
import { daysOf, type Rules } from './year'

const hours = openingsFrom('09:00-18:00')
const lunch = openingsFrom('12:00-13:00')
const weekdays = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours }
const rules: Rules = { week: { ...emptyWeek, ...weekdays }, breaks: emptyWeek, overrides: [] }
const none = { off: [], work: [] }
const on = (date: string, days: ReturnType<typeof daysOf>) => days.find(day => day.date === date)!

test('a leap year has its day', () => {
  expect(daysOf(2028, rules, none)).toHaveLength(366)
})

test('an official day off is closed, and a Sunday made up for has the hours of the first open day', () => {
  const days = daysOf(2026, rules, { off: ['2026-10-01'], work: ['2026-10-11'] })
  expect(on('2026-10-01', days)).toMatchObject({ rule: 'off', open: [] })
  expect(on('2026-10-11', days)).toMatchObject({ rule: 'work', open: hours })
})

test('a date of its own beats the official day', () => {
  const own = [{ date: '2026-10-01', open: openingsFrom('10:00-12:00'), reason: 'Stock-taking' }]
  const days = daysOf(2026, { ...rules, overrides: own }, { off: ['2026-10-01'], work: [] })
  expect(on('2026-10-01', days)).toMatchObject({ rule: 'own', open: [{ from: '10:00', to: '12:00' }] })
})

test('breaks cut the hours, and only those', () => {
  const breaks = { ...emptyWeek, mon: lunch, sun: lunch }
  const days = daysOf(2026, { ...rules, breaks }, none)
  expect(on('2026-11-23', days).open).toEqual(openingsFrom('09:00-12:00 13:00-18:00'))
  expect(on('2026-11-24', days).open).toEqual(hours)
  expect(on('2026-11-29', days).open).toEqual([])
})

test('a break outside of the hours changes nothing', () => {
  const breaks = { ...emptyWeek, mon: openingsFrom('18:00-19:00'), tue: openingsFrom('08:00-09:00') }
  const days = daysOf(2026, { ...rules, breaks }, none)
  expect(on('2026-11-23', days).open).toEqual(hours)
  expect(on('2026-11-24', days).open).toEqual(hours)
})
