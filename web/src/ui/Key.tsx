import { Kbd } from '@mantine/core'
import { printed } from '~/lib/keys'

export function Key({ of }: { of: string | undefined }) {
  return of ? <Kbd size="xs">{printed(of)}</Kbd> : null
}
