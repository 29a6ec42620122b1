import { shortMoment } from '~/lib/time'
import { hintAt } from './hint'

/** A moment in few words; all of it on pointing at it. */
export function Moment({ at }: { at: string | null | undefined }) {
  if (!at) return null
  return (
    <time dateTime={at} {...hintAt(at)}>
      {shortMoment(at)}
    </time>
  )
}
