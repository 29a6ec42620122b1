import { locale } from '~/lib/i18n'

/** Minutes of open time in hours: its days are of no fixed length. */
export const hours = (minutes: number) =>
  new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: 'hour',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(minutes / 60)
