// The frame of the agent's area: a rail with its places, the live line, and everything that works on each page of it.
import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { RunningJobs } from '~/features/bulk/RunningJobs'
import classes from './DeskShell.module.css'
import { ExpiredSession } from './ExpiredSession'
import { LostLine } from './LostLine'
import { useAnswerToEvents } from './live'
import { Overlays } from './Overlays'
import { Preferring } from './Preferring'
import { Rail } from './Rail'

export function DeskShell({ children = <Outlet /> }: { children?: ReactNode }) {
  useAnswerToEvents()
  return (
    <div className={classes.frame}>
      <Rail />
      <main className={classes.main}>
        <LostLine />
        <div className={classes.page}>{children}</div>
      </main>
      <RunningJobs />
      <Preferring />
      <Overlays />
      <ExpiredSession />
    </div>
  )
}
