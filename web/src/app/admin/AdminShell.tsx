// The frame of the administration: the desk's own, with a list of pages at the left.
import { Outlet } from '@tanstack/react-router'
import { DeskShell } from '../desk/DeskShell'
import { AdminNav } from './AdminNav'
import classes from './AdminShell.module.css'

export function AdminShell() {
  return (
    <DeskShell guide="administrator">
      <div className={classes.frame}>
        <AdminNav />
        <div className={classes.page}>
          <Outlet />
        </div>
      </div>
    </DeskShell>
  )
}
