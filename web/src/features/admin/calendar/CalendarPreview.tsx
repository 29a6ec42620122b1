import { Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Values } from '~/features/rows/kind'
import { useTranslation } from '~/lib/i18n'
import { useHolidayYear } from './calendar.api'
import { YearView } from './YearView'
import { daysOf, type Rules } from './year'

const noDays = { off: [], work: [] }

/** The year as it would be if the form were saved. */
export function CalendarPreview({ values }: { values: Values }) {
  const { t } = useTranslation()
  const [year, setYear] = useState(() => new Date().getFullYear())
  const set = (values.holiday_set as string | null) || null
  const official = useHolidayYear(set, year)
  return (
    <Stack gap="xs" component="section" aria-label={t('The year by this form')}>
      <Text size="sm" fw={600}>
        {t('The year by this form')}
      </Text>
      {set && official.data === null && (
        <Text size="sm">{t('The official days of this year are not known yet; it may change.')}</Text>
      )}
      {official.isLoading ? (
        <Skeleton h={300} />
      ) : (
        <YearView
          days={daysOf(year, values as unknown as Rules, official.data ?? noDays)}
          year={year}
          setYear={setYear}
        />
      )}
    </Stack>
  )
}
