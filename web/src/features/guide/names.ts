import { key } from '~/lib/i18n'

/** By their addresses, for whom they are. */
export const guides = {
  requester: key('For everybody'),
  agent: key('For agents'),
  administrator: key('For administrators'),
}
export type GuideName = keyof typeof guides

export const isGuide = (name: string): name is GuideName => Object.hasOwn(guides, name)
