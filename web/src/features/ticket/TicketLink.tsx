import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { hint } from '~/ui/hint'

interface TicketLinkProps {
  number: string
  title?: string | undefined
  /** Opens in another tab, so that what is being written stays. */
  apart?: boolean | undefined
  children: ReactNode
}

/** One line that leads to a ticket. */
export function TicketLink({ number, title, apart, children }: TicketLinkProps) {
  return (
    <Anchor
      component={Link}
      to={`/desk/tickets/${number}`}
      size="sm"
      truncate
      style={{ flex: 1, minWidth: 0, display: 'block' }}
      {...(apart ? { target: '_blank' } : {})}
      {...hint(title)}
    >
      {children}
    </Anchor>
  )
}
