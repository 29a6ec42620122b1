// Moments and spans as people read them, in the language of the page and the person's time zone. The server speaks UTC.
import { useSyncExternalStore } from 'react'
import { locale } from './i18n'

const formats = new Map<string, Intl.DateTimeFormat>()
let zone: string | undefined

export function setZone(name: string | undefined) {
  zone = name || undefined
  formats.clear()
}

function format(name: string, options: Intl.DateTimeFormatOptions) {
  const id = `${locale()} ${name}`
  let made = formats.get(id)
  if (!made) {
    made = new Intl.DateTimeFormat(locale(), { ...options, timeZone: zone })
    formats.set(id, made)
  }
  return made
}

/** Today by its hour, else by its day; the year where it is another. */
export function shortMoment(text: string, now = Date.now()): string {
  const at = new Date(text)
  const day = format('day', { year: 'numeric', month: '2-digit', day: '2-digit' })
  if (day.format(at) === day.format(now)) return format('hour', { hour: '2-digit', minute: '2-digit' }).format(at)
  if (Math.abs(now - at.getTime()) < 300 * 86_400_000)
    return format('date', { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(at)
  return format('year', { year: 'numeric', month: 'short', day: 'numeric' }).format(at)
}

export const moment = (text: string) =>
  format('moment', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(text))

/** Two units at most: 3d 4h, 2h 10m, 4m, 12s. */
export function span(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds))
  const units: [number, string][] = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ]
  const first = units.findIndex(([size]) => whole >= size)
  if (first < 0) return unit(0, 'second')
  const [size, name] = units[first]!
  const next = units[first + 1]
  const parts = [unit(Math.floor(whole / size), name)]
  const rest = next && size < 86_400_000 && first < 2 ? Math.floor((whole % size) / next[0]) : 0
  if (next && rest > 0) parts.push(unit(rest, next[1]))
  return parts.join(' ')
}

const units = new Map<string, Intl.NumberFormat>()
function unit(value: number, name: string) {
  const id = `${locale()} ${name}`
  let made = units.get(id)
  if (!made) {
    made = new Intl.NumberFormat(locale(), { style: 'unit', unit: name, unitDisplay: 'narrow' })
    units.set(id, made)
  }
  return made.format(value)
}

const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void) {
  if (listeners.size === 0) now = Date.now()
  listeners.add(listener)
  timer ??= setInterval(() => {
    if (document.hidden) return
    now = Date.now()
    for (const told of listeners) told()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The present, rounded down to `step` milliseconds; one timer for the whole page. */
export function useNow(step = 1000): number {
  return useSyncExternalStore(subscribe, () => Math.floor(now / step) * step)
}
