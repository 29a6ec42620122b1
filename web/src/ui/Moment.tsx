import { moment, shortMoment } from '~/lib/time'

/** A moment in few words; all of it on hovering. */
export function Moment({ at }: { at: string | null | undefined }) {
  if (!at) return null
  return (
    <time dateTime={at} title={moment(at)}>
      {shortMoment(at)}
    </time>
  )
}
