import type { ReactNode } from 'react'
import { hintAt } from '~/ui/hint'
import { Icon, type IconName } from '~/ui/Icon'
import classes from './Chip.module.css'

interface ChipProps {
  /** One of the theme's; none: an outline. */
  colour?: string
  icon?: IconName | undefined
  filled?: boolean
  /** A moment that is said while somebody points at it. */
  at?: string | undefined
  children: ReactNode
}

/** A word or two on a colour; the words keep the page's own colour, so that they can be read on every ground. Lists hold hundreds of them: it
 * is no more than an element. */
export function Chip({ colour, icon, filled = false, at, children }: ChipProps) {
  return (
    <span
      className={classes.chip}
      data-filled={filled || undefined}
      data-outlined={!colour || undefined}
      style={colour ? { background: `var(--mantine-color-${colour}-${filled ? 'filled' : 'light'})` } : undefined}
      {...(at ? hintAt(at) : {})}
    >
      {icon && <Icon name={icon} size={11} />}
      {children}
    </span>
  )
}
