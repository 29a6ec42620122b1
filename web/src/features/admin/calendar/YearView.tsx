// A year by its months: which days are open, by which rule, and why.

import { ActionIcon, Group, Text } from '@mantine/core'
import { key, locale, useTranslation } from '~/lib/i18n'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { written } from './opening'
import classes from './YearView.module.css'
import { byMonth, type Day, type Rule } from './year'

const marks: Record<Rule, { sign: string; label: string }> = {
  week: { sign: '', label: key('As the week has it') },
  off: { sign: '−', label: key('Official day off') },
  work: { sign: '+', label: key('Make-up work day') },
  own: { sign: '*', label: key('A date of its own') },
}

interface YearViewProps {
  days: Day[]
  year: number
  setYear: (year: number) => void
}

export function YearView({ days, year, setYear }: YearViewProps) {
  const { t } = useTranslation()
  return (
    <div>
      <Group gap="xs" mb="xs">
        <ActionIcon variant="default" aria-label={t('The year before')} onClick={() => setYear(year - 1)}>
          <span className={classes.before}>
            <Icon name="right" size={14} />
          </span>
        </ActionIcon>
        <Text fw={600} role="status">
          {year}
        </Text>
        <ActionIcon variant="default" aria-label={t('The year after')} onClick={() => setYear(year + 1)}>
          <Icon name="right" size={14} />
        </ActionIcon>
        {(['off', 'work', 'own'] as const).map(rule => (
          <Text key={rule} size="xs">
            <span className={classes.key} data-rule={rule}>
              {marks[rule].sign}
            </span>{' '}
            {t(marks[rule].label)}
          </Text>
        ))}
        <Text size="xs">
          <span className={classes.key} data-closed>
            1
          </span>{' '}
          {t('Not open')}
        </Text>
      </Group>
      <div className={classes.months}>
        {[...byMonth(days)].map(([month, ofMonth]) => (
          <Month key={month} days={ofMonth} />
        ))}
      </div>
    </div>
  )
}

const monthName = (date: string) =>
  new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' }).format(new Date(date))

/** Monday is the first column. */
const columnOf = (date: string) => ((new Date(date).getUTCDay() + 6) % 7) + 1

function Month({ days }: { days: Day[] }) {
  const { t } = useTranslation()
  const sentence = ({ date, rule, open, reason }: Day) =>
    [date, written(open) || t('Not open'), t(marks[rule].label), reason].filter(Boolean).join(' · ')
  return (
    <section aria-label={monthName(days[0]!.date)} className={classes.month}>
      <Text size="xs" fw={600}>
        {monthName(days[0]!.date)}
      </Text>
      <ol className={classes.days}>
        {days.map((day, index) => (
          <li
            key={day.date}
            className={classes.day}
            style={index === 0 ? { gridColumnStart: columnOf(day.date) } : undefined}
            data-rule={day.rule}
            data-closed={day.open.length === 0 || undefined}
            {...hint(sentence(day))}
          >
            <span aria-hidden="true">
              {Number(day.date.slice(8))}
              <sup>{marks[day.rule].sign}</sup>
            </span>
            <span className={classes.said}>{sentence(day)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
