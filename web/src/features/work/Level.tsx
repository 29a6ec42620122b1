import { Input, SegmentedControl } from '@mantine/core'
import { levels } from '~/features/ticket/words'
import { useTranslation } from '~/lib/i18n'

interface LevelProps {
  label: string
  kind: keyof typeof levels
  value: number
  onChange: (value: number) => void
  error?: string | undefined
  autoFocus?: boolean
}

/** One of four, 1 being the gravest; arrows move between them. */
export function Level({ label, kind, value, onChange, error, autoFocus }: LevelProps) {
  const { t } = useTranslation()
  return (
    <Input.Wrapper label={label} error={error} role="group" aria-label={label} labelElement="div">
      <SegmentedControl
        fullWidth
        size="sm"
        value={String(value)}
        onChange={next => onChange(Number(next))}
        data={levels[kind].map((name, index) => ({ value: String(index + 1), label: t(name) }))}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
      />
    </Input.Wrapper>
  )
}
