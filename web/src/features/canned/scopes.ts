import { key } from '~/lib/i18n'
import type { CannedReply } from './canned.api'

/** Who may use a canned reply. */
export const scopes: Record<CannedReply['scope'], string> = {
  personal: key('Only me'),
  team: key('A group'),
  shared: key('Everybody'),
}
