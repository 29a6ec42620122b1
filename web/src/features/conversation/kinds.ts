// What one can write about a ticket, by the rights one has and the state it is in.
import { may, useMe } from '~/features/account/me.api'
import { key } from '~/lib/i18n'
import type { IconName } from '~/ui/Icon'
import type { EntryKind } from './opened'

interface Kind {
  kind: EntryKind
  label: string
  key: string
  icon: IconName
}

const all: Kind[] = [
  { kind: 'reply', label: key('Reply'), key: 'r', icon: 'reply' },
  { kind: 'note', label: key('Internal note'), key: 'n', icon: 'note' },
  { kind: 'phone_note', label: key('Phone note'), key: 'Shift+p', icon: 'phone' },
]

export interface MayWrite {
  reply: boolean
  note: boolean
}

export function useMayWrite(state: string): MayWrite {
  const me = useMe()
  return { reply: may(me, 'ticket.reply') && state !== 'cancelled', note: may(me, 'ticket.note') }
}

export const kindsFor = (mayWrite: MayWrite) =>
  all.filter(({ kind }) => (kind === 'reply' ? mayWrite.reply : mayWrite.note))
