import { Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './Side.module.css'

interface SectionProps {
  title: string
  count?: number | undefined
  aside?: ReactNode
  children: ReactNode
}

/** A part of the panel beside the conversation. */
export function Section({ title, count, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <Title order={2} size="sm" id={id}>
          {title}
        </Title>
        {count !== undefined && count > 0 && <Text size="sm">{count}</Text>}
        <span style={{ flex: 1 }} />
        {aside}
      </div>
      {children}
    </section>
  )
}
