import { SimpleGrid } from '@mantine/core'
import { errorsOf } from '~/features/rows/form'
import type { InputProps } from '~/features/rows/kind'
import { useTranslation } from '~/lib/i18n'
import { HoursInput } from './HoursInput'
import { type Week, weekdays } from './opening'

export function WeekInput(props: InputProps<Week>) {
  const { t } = useTranslation()
  return <DayInputs {...props} none={t('Not open')} />
}

export function BreaksInput(props: InputProps<Week>) {
  const { t } = useTranslation()
  return <DayInputs {...props} none={t('No break')} />
}

function DayInputs({ value, onChange, errors, none }: InputProps<Week> & { none: string }) {
  const { t } = useTranslation()
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="xs" mt={4}>
      {weekdays.map(({ day, label }) => (
        <HoursInput
          key={day}
          label={t(label)}
          none={none}
          value={value[day]}
          error={Object.values(errorsOf(day, errors))[0]}
          onChange={open => onChange({ ...value, [day]: open })}
        />
      ))}
    </SimpleGrid>
  )
}
