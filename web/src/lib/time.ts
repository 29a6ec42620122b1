// Moments and spans as people read them, in the language of the page and the person's time zone. The server speaks UTC.
import { useSyncExternalStore } from 'react'
import { language, locale } from './i18n'

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

let isWarm = false
const waiting = new Set<() => void>()

function warm() {
  shortMoment(new Date().toISOString())
  isWarm = true
  for (const show of waiting) show()
}

function whenWarm(show: () => void) {
  if (!isWarm && waiting.size === 0) requestAnimationFrame(() => setTimeout(warm))
  waiting.add(show)
  return () => waiting.delete(show)
}

/** Whether moments are put into words at no cost. The first formatter takes a browser 20 ms and more: what is painted first waits for it. */
export const useFormats = () => useSyncExternalStore(whenWarm, () => isWarm)

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

const units = [
  { seconds: 86_400, en: 'd', zh: '天' },
  { seconds: 3_600, en: 'h', zh: '小时' },
  { seconds: 60, en: 'm', zh: '分钟' },
  { seconds: 1, en: 's', zh: '秒' },
]

/** Two units at most: 3d 4h, 2h 10m, 4m, 12s. Not by Intl, whose first formatter takes a browser 20 ms and more. */
export function span(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds))
  const first = units.findIndex(unit => whole >= unit.seconds)
  const [large, small] = first < 0 ? units.slice(-1) : units.slice(first, first + 2)
  const say = (count: number, unit: (typeof units)[number]) => `${count}${unit[language()]}`
  const parts = [say(Math.floor(whole / large!.seconds), large!)]
  const rest = small && first < 2 ? Math.floor((whole % large!.seconds) / small.seconds) : 0
  if (rest > 0) parts.push(say(rest, small!))
  return parts.join(' ')
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
