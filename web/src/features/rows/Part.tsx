import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Rows.module.css'

interface PartProps {
  title: string
  /** Of its heading: below a form's, or a page's own. */
  level?: 2 | 3
  children: ReactNode
}

/** A part of what hangs on a row, or of a page. */
export function Part({ title, level = 3, children }: PartProps) {
  return (
    <section aria-label={title} className={classes.part}>
      <Text component={`h${level}`} fw={600}>
        {title}
      </Text>
      {children}
    </section>
  )
}
