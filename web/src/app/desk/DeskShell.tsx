// The frame of the agent's area: a rail with its places, the live line, and everything that works on each page of it.
import { Outlet } from '@tanstack/react-router'
import { lazy, type ReactNode } from 'react'
import { useMe } from '~/features/account/me.api'
import type { GuideName } from '~/features/guide/names'
import { learnNames } from '~/features/people/names'
import { useQuiet } from '~/lib/quiet'
import { Part } from '~/ui/Part'
import classes from './DeskShell.module.css'
import { ExpiredSession } from './ExpiredSession'
import { LostLine } from './LostLine'
import { useAnswerToEvents } from './live'
import { Overlays } from './Overlays'
import { Preferring } from './Preferring'
import { Rail } from './Rail'

const RunningJobs = lazy(() => import('~/features/bulk/RunningJobs').then(module => ({ default: module.RunningJobs })))

interface DeskShellProps {
  /** What its help is about. */
  guide?: GuideName
  children?: ReactNode
}

export function DeskShell({ guide = 'agent', children = <Outlet /> }: DeskShellProps) {
  useAnswerToEvents()
  const me = useMe()
  learnNames({ [me.login]: me.name })
  const isQuiet = useQuiet()
  return (
    <div className={classes.frame}>
      <Rail guide={guide} />
      <main className={classes.main}>
        <LostLine />
        <div className={classes.page}>{children}</div>
      </main>
      <Part isSpare>{isQuiet && <RunningJobs />}</Part>
      <Preferring />
      <Overlays />
      <ExpiredSession />
    </div>
  )
}
