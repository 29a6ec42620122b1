// How links read, from this ticket (`out`) and from the other one (`in`).
import { key } from '~/lib/i18n'

export const linkKinds: Record<string, { out: string; in: string }> = {
  related: { out: key('Related to'), in: key('Related to') },
  duplicate_of: { out: key('Duplicate of'), in: key('Has the duplicate') },
  caused_by: { out: key('Caused by'), in: key('Has caused') },
  fixed_by: { out: key('Fixed by'), in: key('Fixes') },
  follows: { out: key('Follows'), in: key('Followed by') },
  clone_of: { out: key('Clone of'), in: key('Cloned as') },
  split_from: { out: key('Split from'), in: key('Split into') },
}
