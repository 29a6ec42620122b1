import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Leads to the tickets that a query finds. */
export function ListLink({ q, children }: { q: string; children: ReactNode }) {
  return (
    <Anchor
      size="sm"
      renderRoot={props => <Link {...props} to="/desk/queue/$view" params={{ view: 'all' }} search={{ q }} />}
    >
      {children}
    </Anchor>
  )
}
