// The frame of those who ask the desk: few places, in reach of a thumb on a phone.
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useMe } from '~/features/account/me.api'
import { useOutbox } from '~/features/reporting/useOutbox'
import { ExpiredSession } from '../desk/ExpiredSession'
import { LostLine } from '../desk/LostLine'
import { useAnswerToEvents } from '../desk/live'
import { Preferring } from '../desk/Preferring'
import { useInstalled } from './installed'
import { PortalHeader } from './PortalHeader'
import classes from './PortalShell.module.css'

export function PortalShell() {
  useAnswerToEvents()
  useInstalled()
  useOutbox(useMe().login)
  return (
    <div className={classes.frame}>
      <PortalHeader />
      <main className={classes.main} ref={useTop()}>
        <LostLine />
        <Outlet />
      </main>
      <Preferring />
      <ExpiredSession />
    </div>
  )
}

/** Another page begins at its top. */
function useTop() {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: state => state.location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the path that has changed
  useEffect(() => {
    void main.current?.scrollTo(0, 0)
  }, [path])
  return main
}
