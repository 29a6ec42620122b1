import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '~/ui/Icon'

interface ChipProps {
  colour: string
  icon?: IconName | undefined
  filled?: boolean
  children: ReactNode
}

/** A word or two on a colour; the words keep the page's own colour, so that they can be read on every ground. */
export function Chip({ colour, icon, filled = false, children }: ChipProps) {
  return (
    <Badge
      size="sm"
      radius="sm"
      variant={filled ? 'filled' : 'light'}
      color={colour}
      tt="none"
      style={{ flex: 'none', fontVariantNumeric: 'tabular-nums' }}
      {...(filled ? {} : { c: 'var(--mantine-color-text)' })}
      {...(icon ? { leftSection: <Icon name={icon} size={11} /> } : {})}
    >
      {children}
    </Badge>
  )
}
