import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Opening, openingsFrom, written } from './opening'

interface HoursInputProps {
  label: string
  /** It stands in a list, where the label is not shown. */
  isPlain?: boolean
  /** What an empty line means. */
  none: string
  value: Opening[]
  onChange: (value: Opening[]) => void
  error: string | undefined
}

/** Intervals on a line; what is typed is tidied when it is left. */
export function HoursInput({ label, isPlain, none, value, onChange, error }: HoursInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      {...(isPlain ? { 'aria-label': label } : { label })}
      placeholder={none}
      value={typed ?? written(value)}
      error={error}
      onChange={event => {
        setTyped(event.currentTarget.value)
        onChange(openingsFrom(event.currentTarget.value))
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
