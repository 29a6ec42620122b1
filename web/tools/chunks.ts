// Which modules stand in one file: those that the same areas need for their first sight; without this it would be a hundred small ones.
// Nobody loads what only another area needs.
import path from 'node:path'
import { entry, modulesOf } from './mantine.ts'

const src = path.resolve(import.meta.dirname, '../src')

// By what the router loads for it. What the further pages of the portal have in common with the desk is no reason to load the desk.
const areas = {
  start: ['app/main.tsx', 'app/SignInPage.tsx'],
  portal: ['app/main.tsx', 'app/portal/PortalShell.tsx', 'features/portal/HomePage.tsx'],
  pages: ['features/portal/FollowPage.tsx', 'features/portal/MinePage.tsx', 'features/reporting/ReportPage.tsx'],
  desk: ['app/main.tsx', 'app/desk/DeskShell.tsx', 'features/queue/QueuePage.tsx'],
}
type Area = keyof typeof areas

const absolute = (file: string) => path.join(src, file)
/** The modules of an area's first page that the router loads for it. */
export const firstPages = {
  portal: areas.portal.slice(1).map(absolute),
  desk: areas.desk.slice(1).map(absolute),
}

// They stay files of their own, which load the others.
const entries = new Set(Object.values(areas).flat().map(absolute))

interface Context {
  getModuleInfo: (id: string) => { importedIds: string[] } | null
}

/** All that is imported at once, by way of these, as far as `fits` lets it go. */
function reached(from: Iterable<string>, context: Context, fits: (id: string) => boolean): Set<string> {
  const found = new Set(from)
  // A set goes on to what is added to it while it is read.
  for (const id of found)
    for (const other of context.getModuleInfo(id)?.importedIds ?? []) if (fits(other)) found.add(other)
  return found
}

function firstSight(area: Area, context: Context): Set<string> {
  const own = reached(areas[area].map(absolute), context, id => id.startsWith(src))
  const components = modulesOf([...own].filter(id => /\.tsx?$/.test(id)))
  return reached([...own, ...components], context, id => id !== entry)
}

let sights: Record<Area, Set<string>> | undefined

/** The file of a module that several areas need, or the desk alone. */
function shareOf(needs: Record<Area, boolean>): string | null {
  if (needs.start && (needs.portal || needs.desk)) return 'start'
  if (needs.portal && needs.desk) return 'frame'
  if (needs.pages && needs.desk) return 'ticket'
  if (needs.desk) return 'desk'
  return needs.portal ? 'portal' : null
}

function chunkOf(id: string, context: Context): string | null {
  sights ??= {
    start: firstSight('start', context),
    portal: firstSight('portal', context),
    pages: firstSight('pages', context),
    desk: firstSight('desk', context),
  }
  if (entries.has(id)) return null
  const { start, portal, pages, desk } = sights
  const share = shareOf({ start: start.has(id), portal: portal.has(id), pages: pages.has(id), desk: desk.has(id) })
  // Libraries that everybody needs change less often than what is ours. A few rules of style are no reason for one more file.
  if (share === 'start' && !id.startsWith(src)) return 'libraries'
  return /\.css$/.test(id) && (share === 'start' || share === 'frame') ? 'libraries' : share
}

const shares = ['libraries', 'start', 'frame', 'ticket', 'portal', 'desk']

/** In this order, since each takes along what its modules need and nobody before has taken. */
export const groups = shares.map((share, index) => ({
  name: (id: string, context: Context) => (chunkOf(id, context) === share ? share : null),
  priority: shares.length - index,
}))
