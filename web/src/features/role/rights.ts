// How far a right reaches.
import { key } from '~/lib/i18n'
import type { Scope } from './role.api'

export const scopes: Record<Scope, string> = {
  none: '–',
  requests: key('own requests'),
  own: key('what one works on'),
  team: key('the groups’'),
  all: key('all'),
}
