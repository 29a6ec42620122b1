import type { ReactNode } from 'react'
import classes from './Revision.module.css'

/** A table that may be wider than its page. */
export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys as well
    <section className={classes.wide} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
