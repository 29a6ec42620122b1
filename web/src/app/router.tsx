// Every page, by its address. The areas are chunks of their own.
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { Problem } from '~/api/problem'
import { isStaff, MeContext, may, meQuery, useKnownMe } from '~/features/account/me.api'
import { isGuide } from '~/features/guide/names'
import { useDeskName } from '~/features/profile/desk.api'
import { learn } from '~/lib/i18n'
import { useQuiet } from '~/lib/quiet'
import { useDeskTitle } from '~/lib/title'
import { Broken, NotThere } from './Broken'
import { whoAsks } from './portal/asking'

interface Context {
  client: QueryClient
}

const root = createRootRouteWithContext<Context>()({
  component: () => {
    useDeskTitle(useDeskName(useQuiet()))
    return (
      <MeContext value={useKnownMe()}>
        <Outlet />
      </MeContext>
    )
  },
  errorComponent: Broken,
  notFoundComponent: NotThere,
})

const portal = createRoute({
  getParentRoute: () => root,
  id: 'portal',
  beforeLoad: async ({ context, location }) => {
    await whoAsks(context.client).catch(refused => {
      if (!(refused instanceof Problem && refused.status === 401)) throw refused
      // Who only wanted in is led on by who they are.
      throw redirect({ to: '/sign-in', search: { to: location.href === '/' ? undefined : location.href } })
    })
  },
  component: lazyRouteComponent(() => import('./portal/PortalShell'), 'PortalShell'),
})

const home = createRoute({
  getParentRoute: () => portal,
  path: '/',
  component: lazyRouteComponent(() => import('~/features/portal/HomePage'), 'HomePage'),
})

interface ReportSearch {
  subject?: string | undefined
  service?: string | undefined
}

const report = createRoute({
  getParentRoute: () => portal,
  path: '/report',
  validateSearch: (search: Record<string, unknown>): ReportSearch => ({
    subject: search.subject ? String(search.subject) : undefined,
    service: search.service ? String(search.service) : undefined,
  }),
  component: lazyRouteComponent(() => import('~/features/reporting/ReportPage'), 'ReportPage'),
})

interface MineSearch {
  show?: 'done' | 'team' | undefined
  q?: string | undefined
}

const mine = createRoute({
  getParentRoute: () => portal,
  path: '/tickets',
  validateSearch: (search: Record<string, unknown>): MineSearch => ({
    show: search.show === 'done' || search.show === 'team' ? search.show : undefined,
    q: search.q ? String(search.q) : undefined,
  }),
  component: lazyRouteComponent(() => import('~/features/portal/MinePage'), 'MinePage'),
})

const followed = createRoute({
  getParentRoute: () => portal,
  path: '/tickets/$number',
  component: lazyRouteComponent(() => import('~/features/portal/FollowPage'), 'FollowPage'),
})

const profile = createRoute({
  getParentRoute: () => portal,
  path: '/profile',
  component: lazyRouteComponent(() => import('~/features/account/ProfilePage'), 'ProfilePage'),
})

const oneTimeLink = createRoute({
  getParentRoute: () => root,
  path: '/l/$token',
  component: lazyRouteComponent(() => import('~/features/satisfaction/LinkPage'), 'LinkPage'),
})

const guide = createRoute({
  getParentRoute: () => root,
  path: '/guide/$guide',
  beforeLoad: ({ params }) => {
    if (!isGuide(params.guide)) throw notFound()
  },
  component: lazyRouteComponent(() => import('~/features/guide/GuidePage'), 'GuidePage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: { to?: string }) => ({
    to: search.to?.startsWith('/') && !search.to.startsWith('//') ? search.to : undefined,
  }),
  component: lazyRouteComponent(() => import('./SignInPage'), 'SignInPage'),
})

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: lazyRouteComponent(() => import('~/features/account/PasswordPage'), 'PasswordPage'),
})

const signedIn = (client: QueryClient, to: string) =>
  client.ensureQueryData({ ...meQuery, revalidateIfStale: true }).catch(refused => {
    if (refused instanceof Problem && refused.status === 401) throw redirect({ to: '/sign-in', search: { to } })
    throw refused
  })

const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  beforeLoad: async ({ context, location }) => {
    const me = await signedIn(context.client, location.href)
    if (isStaff(me)) return
    const number = /^\/desk\/tickets\/([^/]+)/.exec(location.pathname)?.[1]
    throw number ? redirect({ to: '/tickets/$number', params: { number } }) : redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('./desk/DeskShell'), 'DeskShell'),
})

const deskHome = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/desk/queue/$view', params: { view: 'my-open' }, search: {} })
  },
})

interface QueueSearch {
  q?: string | undefined
  sort?: string | undefined
  ticket?: string | undefined
}

const queue = createRoute({
  getParentRoute: () => desk,
  path: '/queue/$view',
  validateSearch: (search: Record<string, unknown>): QueueSearch => ({
    q: search.q ? String(search.q) : undefined,
    sort: search.sort ? String(search.sort) : undefined,
    ticket: search.ticket ? String(search.ticket) : undefined,
  }),
  component: lazyRouteComponent(() => import('~/features/queue/QueuePage'), 'QueuePage'),
})

const ticket = createRoute({
  getParentRoute: () => desk,
  path: '/tickets/$number',
  component: lazyRouteComponent(() => import('~/features/ticket/TicketPage'), 'TicketPage'),
})

const triage = createRoute({
  getParentRoute: () => desk,
  path: '/triage',
  component: lazyRouteComponent(() => import('~/features/queue/TriagePage'), 'TriagePage'),
})

interface NewTicketSearch {
  requester?: string | undefined
  subject?: string | undefined
}

const newTicket = createRoute({
  getParentRoute: () => desk,
  path: '/new',
  validateSearch: (search: Record<string, unknown>): NewTicketSearch => ({
    requester: search.requester ? String(search.requester) : undefined,
    subject: search.subject ? String(search.subject) : undefined,
  }),
  component: lazyRouteComponent(() => import('~/features/ticket/new/NewTicketPage'), 'NewTicketPage'),
})

const canned = createRoute({
  getParentRoute: () => desk,
  path: '/canned',
  component: lazyRouteComponent(() => import('~/features/canned/CannedPage'), 'CannedPage'),
})

const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  component: lazyRouteComponent(() => import('~/features/account/SettingsPage'), 'SettingsPage'),
})

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  beforeLoad: ({ context, location }) => signedIn(context.client, location.href),
  component: lazyRouteComponent(async () => {
    await learn('admin')
    return import('./admin/AdminShell')
  }, 'AdminShell'),
})

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  beforeLoad: async ({ context, location }) => {
    const me = await signedIn(context.client, location.href)
    if (!may(me, 'desk.manage')) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(async () => {
    await learn('admin')
    return import('~/features/welcome/WelcomePage')
  }, 'WelcomePage'),
})

const adminHome = createRoute({
  getParentRoute: () => admin,
  path: '/',
  component: lazyRouteComponent(() => import('./admin/AdminPage'), 'AdminHome'),
})

interface AdminSearch {
  q?: string | undefined
  /** With what is kept for the past only. */
  all?: boolean | undefined
}

const adminPage = createRoute({
  getParentRoute: () => admin,
  path: '$page',
  validateSearch: (search: Record<string, unknown>): AdminSearch => ({
    q: search.q ? String(search.q) : undefined,
    all: search.all ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('./admin/AdminPage'), 'AdminPage'),
})

/** What is open on the page, which shows it itself. */
const adminRow = createRoute({ getParentRoute: () => adminPage, path: '$row' })

const tree = root.addChildren([
  portal.addChildren([home, report, mine, followed, profile]),
  oneTimeLink,
  guide,
  signIn,
  password,
  welcome,
  desk.addChildren([deskHome, queue, triage, newTicket, ticket, canned, settings]),
  admin.addChildren([adminHome, adminPage.addChildren([adminRow])]),
])

export const makeRouter = (client: QueryClient) =>
  createRouter({ routeTree: tree, context: { client }, defaultPreload: 'intent', scrollRestoration: false })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
