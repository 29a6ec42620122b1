// Until when something may wait, in one key.

export type Preset = 'hour' | 'hours' | 'tomorrow' | 'week'

export function presets(now: Date): { name: Preset; at: Date }[] {
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
  const morning = (days: number) => {
    const at = new Date(now)
    at.setDate(at.getDate() + days)
    at.setHours(9, 0, 0, 0)
    return at
  }
  return [
    { name: 'hour', at: inHours(1) },
    { name: 'hours', at: inHours(4) },
    { name: 'tomorrow', at: morning(1) },
    { name: 'week', at: morning((8 - now.getDay()) % 7 || 7) },
  ]
}

const two = (value: number) => String(value).padStart(2, '0')

/** What an input of type datetime-local takes: the browser's own time. */
export const localInput = (at: Date) =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
