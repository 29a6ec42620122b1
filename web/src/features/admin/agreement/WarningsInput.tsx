import { TagsInput } from '@mantine/core'
import type { InputProps } from '~/features/rows/kind'

/** Percents, the smaller ones first. */
export function WarningsInput({ label, value, onChange, errors }: InputProps<number[]>) {
  const take = (texts: string[]) => {
    const percents = texts.map(text => Number.parseInt(text, 10)).filter(percent => percent > 0)
    onChange([...new Set(percents)].sort((left, right) => left - right))
  }
  return (
    <TagsInput
      aria-label={label}
      maw={320}
      maxTags={3}
      acceptValueOnBlur
      value={value.map(String)}
      error={Object.values(errors)[0]}
      onChange={take}
    />
  )
}
