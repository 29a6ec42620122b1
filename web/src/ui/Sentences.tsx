import { Textarea, type TextareaProps } from '@mantine/core'

export interface SentencesProps extends Omit<TextareaProps, 'onChange'> {
  onChange: (value: string) => void
}

/** A field for a sentence or more, which grows with them. */
export const Sentences = ({ onChange, ...more }: SentencesProps) => (
  <Textarea autosize minRows={2} onChange={event => onChange(event.currentTarget.value)} {...more} />
)
