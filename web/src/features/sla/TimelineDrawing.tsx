// A clock as a line: solid where time counted, light where it will, striped where it stood still. The table of the explanation says the same.
import { useId } from 'react'
import { pendingReasons } from '~/features/ticket/words'
import { key, useTranslation } from '~/lib/i18n'
import { moment } from '~/lib/time'
import type { ClockExplanation } from './sla.api'
import classes from './Timeline.module.css'
import { type Mark, place, timelineOf } from './timeline'

const width = 320
const height = 34

export const markNames: Record<Mark['kind'], string> = {
  now: key('Now'),
  due: key('Due'),
  warning: key('Warning'),
  breached: key('Broken'),
  stopped: key('Ended'),
  former: key('Formerly due'),
}

export function TimelineDrawing({ clock, name, now }: { clock: ClockExplanation; name: string; now: number }) {
  const { t } = useTranslation()
  const stripes = useId()
  const line = timelineOf(clock, now)
  const x = (at: number) => 4 + place(line, at) * (width - 8)
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={classes.drawing}
      role="img"
      aria-label={t('How the time of "{{promise}}" was counted', { promise: name })}
    >
      <defs>
        <pattern id={stripes} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className={classes.stripeGround} />
          <rect width="2.5" height="6" className={classes.stripe} />
        </pattern>
      </defs>
      <rect x={4} y={15} width={width - 8} height={4} rx={2} className={classes.closed} />
      {line.stretches.map(({ kind, from, to, cause }) => (
        <rect
          key={`${kind} ${from}`}
          x={x(from)}
          y={11}
          width={Math.max(1, x(to) - x(from))}
          height={12}
          className={kind === 'paused' ? classes.paused : kind === 'counted' ? classes.counted : classes.toCome}
          {...(kind === 'paused' ? { fill: `url(#${stripes})` } : {})}
        >
          <title>
            {kind === 'paused'
              ? t('Stood still {{cause}}', { cause: t(pendingReasons[cause ?? ''] ?? cause ?? '') })
              : kind === 'counted'
                ? t('Counted')
                : t('To come')}
            {`: ${moment(new Date(from).toISOString())} – ${moment(new Date(to).toISOString())}`}
          </title>
        </rect>
      ))}
      {line.marks.map(mark => (
        <Sign key={`${mark.kind} ${mark.at} ${mark.percent ?? ''}`} mark={mark} x={x(mark.at)} />
      ))}
    </svg>
  )
}

function Sign({ mark, x }: { mark: Mark; x: number }) {
  const { t } = useTranslation()
  const title = `${t(markNames[mark.kind])}${mark.percent ? ` ${mark.percent} %` : ''}: ${moment(new Date(mark.at).toISOString())}`
  return (
    <g className={classes[mark.kind]}>
      <title>{title}</title>
      {mark.kind === 'warning' || mark.kind === 'former' ? (
        <circle cx={x} cy={mark.kind === 'former' ? 29 : 7} r={2.2} />
      ) : (
        <>
          <path d={`M${x} 6V28`} />
          {mark.kind === 'now' ? (
            <path d={`M${x - 4} 2h8l-4 5z`} className={classes.solid} />
          ) : mark.kind === 'due' ? (
            <path d={`M${x} 3l-4 4 4 4 4-4z`} className={classes.solid} />
          ) : mark.kind === 'breached' ? (
            <path d={`M${x - 4} 25l8 8M${x + 4} 25l-8 8`} />
          ) : (
            <rect x={x - 3} y={27} width={6} height={6} className={classes.solid} />
          )}
        </>
      )}
    </g>
  )
}
