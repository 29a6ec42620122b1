import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Rows.module.css'

/** A part of what hangs on a row. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className={classes.part}>
      <Text component="h3" fw={600}>
        {title}
      </Text>
      {children}
    </section>
  )
}
