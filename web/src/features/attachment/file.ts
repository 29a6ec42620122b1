// What can be said of a file in a few signs.
import { locale } from '~/lib/i18n'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** 812 byte, 12 kB, 3.4 MB: by thousands, as the browser names them. */
export function fileSize(bytes: number): string {
  const power = Math.min(bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0, units.length - 1)
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: units[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: bytes / 1000 ** power < 10 ? 1 : 0,
  }).format(bytes / 1000 ** power)
}

/** The ending of the name, in capitals, as the sign of its type; long or absent ones say nothing. */
export function typeSign(name: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]
  return ending ? ending.toUpperCase() : ''
}

/** The files that somebody pasted or dropped. */
export const filesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]
