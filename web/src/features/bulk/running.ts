// Which jobs stand in the corner: those that run, and those that were seen running until somebody puts them away.
import { useQuery } from '@tanstack/react-query'
import { may, useMe } from '~/features/account/me.api'
import { type Export, exportsQuery } from '~/features/exporting/exporting.api'
import { createStore, useStore } from '~/lib/store'
import { type BulkChange, bulkChangesQuery } from './bulk.api'

/** When the page was opened, and not when this was loaded: a short job may be over by then. */
const opened = performance.timeOrigin
const putAway = createStore<ReadonlySet<string>>(new Set())

export const putJobAway = (id: string) => putAway.set(new Set([...putAway.get(), id]))

const isShown = (job: { state: string; finished_at?: string | null }, since: number) =>
  job.state === 'running' || Date.parse(job.finished_at ?? '') > since

export function useJobs(): { changes: BulkChange[]; files: Export[] } {
  const me = useMe()
  const away = useStore(putAway)
  const changes = useQuery({ ...bulkChangesQuery, enabled: may(me, 'ticket.classify') })
  const files = useQuery({ ...exportsQuery, enabled: may(me, 'export.bulk') })
  return {
    changes: (changes.data ?? []).filter(job => isShown(job, opened) && !away.has(`change ${job.id}`)),
    files: (files.data ?? []).filter(job => isShown(job, opened) && !away.has(`file ${job.id}`)),
  }
}
