import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './Rows.module.css'

interface RowLinkProps {
  page: string
  /** Missing: the page itself. */
  row?: string
  children: ReactNode
}

/** To a page of the administration, or to what is open on it. */
export function RowLink({ page, row, children }: RowLinkProps) {
  if (row === undefined)
    return (
      <Link to="/admin/$page" params={{ page }} className={classes.anchor}>
        {children}
      </Link>
    )
  return (
    <Link to="/admin/$page/$row" params={{ page, row }} className={classes.anchor}>
      {children}
    </Link>
  )
}
