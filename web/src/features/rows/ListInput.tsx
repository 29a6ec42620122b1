// A list within a form: lines of some inputs each, one added and taken away at a time.
import { ActionIcon, Button, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { errorsOf } from './form'
import classes from './ListInput.module.css'

interface LineProps<T> {
  value: T
  set: (change: Partial<T>) => void
  errors: Record<string, string>
}

interface ListInputProps<T> {
  value: T[]
  onChange: (value: T[]) => void
  errors: Record<string, string>
  /** What a new line begins with. */
  begin: T
  /** On the button that adds one. */
  add: string
  most?: number
  /** The inputs of a line. */
  line: (props: LineProps<T>) => ReactNode
}

export function ListInput<T extends object>({ value, onChange, errors, begin, add, most, line }: ListInputProps<T>) {
  const { t } = useTranslation()
  const set = (at: number, change: Partial<T>) =>
    onChange(value.map((each, index) => (index === at ? { ...each, ...change } : each)))
  return (
    <Stack gap={6} align="flex-start" mt={4}>
      {value.map((each, index) => {
        const wrong = errorsOf(String(index), errors)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at its place
          <div key={index} className={classes.line}>
            {line({ value: each, set: change => set(index, change), errors: wrong })}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('Take line {{number}} away', { number: index + 1 })}
              onClick={() => onChange(value.filter((_, other) => other !== index))}
            >
              <Icon name="close" size={14} />
            </ActionIcon>
            {wrong[''] && (
              <Text size="xs" c="var(--mantine-color-error)" role="alert">
                {wrong['']}
              </Text>
            )}
          </div>
        )
      })}
      {(most === undefined || value.length < most) && (
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => onChange([...value, begin])}
        >
          {add}
        </Button>
      )}
    </Stack>
  )
}
