// The official days of a country, year by year: days off, and the days that make up for them.
import { Anchor, Button, Container, Group, Skeleton, Stack, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Problem } from '~/api/problem'
import type { PageProps } from '~/features/rows/kind'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { PageTitle } from '~/ui/PageTitle'
import { Sentences } from '~/ui/Sentences'
import { type HolidayYear, useHolidaySet, useHolidayYear, usePublishYear } from './calendar.api'
import { datesFrom } from './dates'
import { openingsFrom } from './opening'
import { YearView } from './YearView'
import { daysOf } from './year'

const country = 'cn'

export function HolidaysPage({ row }: PageProps) {
  const { t } = useTranslation()
  const set = useHolidaySet(country)
  const year = Number(row) || new Date().getFullYear()
  const official = useHolidayYear(country, year)
  return (
    <Container size="md" py="md">
      <Stack>
        <PageTitle>{t('Official days')}</PageTitle>
        <Text size="sm">
          {t('Calendars that keep China’s official days follow each year as soon as it is saved here.')}
        </Text>
        <Years of={set.data?.years ?? []} current={year} />
        {official.error && <Failure of={official.error} again={() => void official.refetch()} />}
        {official.isLoading ? <Skeleton h={400} /> : <Year key={year} year={year} known={official.data ?? null} />}
      </Stack>
    </Container>
  )
}

function Years({ of, current }: { of: number[]; current: number }) {
  const { t } = useTranslation()
  const last = Math.max(...of, new Date().getFullYear())
  const years = [...of.filter(year => year >= current - 3 || year === last), last + 1]
  return (
    <Group gap="sm" component="nav" aria-label={t('Years')}>
      {[...new Set(years)].map(year => (
        <Anchor
          key={year}
          component={Link}
          to={`/admin/holidays/${year}`}
          aria-current={year === current ? 'page' : undefined}
          fw={year === current ? 700 : undefined}
        >
          {year}
        </Anchor>
      ))}
    </Group>
  )
}

const weekdays = openingsFrom('00:00-24:00')
const week = { mon: weekdays, tue: weekdays, wed: weekdays, thu: weekdays, fri: weekdays, sat: [], sun: [] }
const breaks = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }

function Year({ year, known }: { year: number; known: HolidayYear | null }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const publish = usePublishYear(country)
  const [off, setOff] = useState(() => (known?.off ?? []).join('\n'))
  const [work, setWork] = useState(() => (known?.work ?? []).join('\n'))
  const days = { off: datesFrom(off, year), work: datesFrom(work, year) }
  const errors = publish.error instanceof Problem ? publish.error.errors : []
  const errorAt = (list: string) =>
    errors
      .filter(({ pointer }) => pointer.startsWith(`/${list}`))
      .map(({ detail }) => detail)
      .join(' · ')
  return (
    <Stack>
      {known === null && (
        <Text size="sm" role="status">
          {t('{{year}} is not known yet. Paste the dates as the State Council published them.', { year })}
        </Text>
      )}
      <Group grow align="start">
        <Sentences
          label={t('Days off')}
          description={t('A date on each line, like 10-01 or 2027-10-01; 10-01..10-07 for several')}
          minRows={8}
          maxRows={14}
          value={off}
          error={errorAt('off')}
          onChange={setOff}
        />
        <Sentences
          label={t('Make-up work days')}
          description={t('A date on each line, like 10-01 or 2027-10-01; 10-01..10-07 for several')}
          minRows={8}
          maxRows={14}
          value={work}
          error={errorAt('work')}
          onChange={setWork}
        />
      </Group>
      <Group>
        <Button loading={publish.isPending} onClick={() => publish.mutate({ year, ...days })}>
          {t('Save {{year}}', { year })}
        </Button>
        <Text size="sm">
          {t('{{off}} days off, {{work}} make-up days', { off: days.off.length, work: days.work.length })}
        </Text>
      </Group>
      {publish.error && errors.length === 0 && <Failure of={publish.error} />}
      {publish.isSuccess && (
        <Text size="sm" role="status">
          {t('Saved. The calendars that keep these days follow.')}
        </Text>
      )}
      <YearView
        days={daysOf(year, { week, breaks, overrides: [] }, days)}
        year={year}
        setYear={next => void navigate({ to: '/admin/$page/$row', params: { page: 'holidays', row: String(next) } })}
      />
    </Stack>
  )
}
