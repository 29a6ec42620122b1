// Every screen of the agent's area, for pictures and for what has to hold on all of them.
import type { Page } from '@playwright/test'

export interface Place {
  name: string
  login: string
  path: string
  /** What has to be there before it is looked at. */
  ready: string
  /** A menu is open, which lies over the page and in none of its regions. */
  hasMenu?: boolean
  /** As wide as the smallest of phones. */
  isOnPhone?: boolean
  /** Further steps to it. */
  go?: (page: Page) => Promise<void>
}

export const languages = ['zh', 'en'] as const
export const schemes = ['light', 'dark'] as const

export const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await settled(page)
    }
  }

const answer = async (page: Page) => {
  await page.locator('form input').first().fill('IT')
  await page.locator('form').evaluate(form => (form as HTMLFormElement).requestSubmit())
}

const report = async (page: Page) => {
  await page.getByRole('textbox').first().fill('打印机卡纸 The printer is jammed')
  await page.locator('button[type=submit]').click()
  await page.waitForURL(/\/tickets\/INC-/)
  await page.getByRole('heading', { level: 1, name: '打印机卡纸' }).waitFor()
}

export const places: Place[] = [
  { name: 'sign-in', login: '', path: '/sign-in', ready: 'form' },
  { name: 'portal', login: 'wang_fang', path: '/', ready: 'h1' },
  { name: 'portal-report', login: 'wang_fang', path: '/report', ready: 'form', isOnPhone: true },
  { name: 'portal-ticket', login: 'wang_fang', path: '/report', ready: 'form', go: report },
  { name: 'portal-tickets', login: 'wang_fang', path: '/tickets', ready: 'h1', isOnPhone: true },
  { name: 'portal-profile', login: 'wang_fang', path: '/profile', ready: 'form' },
  { name: 'portal-link', login: '', path: '/l/used-up', ready: 'h1', isOnPhone: true },
  { name: 'queue', login: 'su_qing', path: '/desk/queue/new-today', ready: '[data-number]', go: press('j') },
  { name: 'queue-empty', login: 'shen_jing', path: '/desk/queue/my-open', ready: 'h1' },
  {
    name: 'queue-selected',
    login: 'su_qing',
    path: '/desk/queue/new-today',
    ready: '[data-number]',
    go: press('j', 'x', 'j', 'x'),
  },
  { name: 'triage', login: 'su_qing', path: '/desk/triage', ready: 'h1, h2' },
  { name: 'new-ticket', login: 'lin_xia', path: '/desk/new', ready: 'form' },
  { name: 'canned-replies', login: 'su_qing', path: '/desk/canned', ready: 'h1' },
  { name: 'settings', login: 'li_lei', path: '/desk/settings', ready: 'h1' },
  { name: 'palette', login: 'su_qing', path: '/desk/queue/new-today', ready: '[data-number]', go: press('Control+k') },
  { name: 'keys', login: 'su_qing', path: '/desk/queue/new-today', ready: '[data-number]', go: press('j', '?') },
  { name: 'ticket', login: 'su_qing', path: '/desk/queue/overdue', ready: '[data-number]', go: press('j', 'o', 'd') },
  { name: 'history', login: 'su_qing', path: '/desk/queue/overdue', ready: '[data-number]', go: press('j', 'Shift+H') },
  { name: 'composer', login: 'su_qing', path: '/desk/queue/overdue', ready: '[data-number]', go: press('j', 'r') },
  {
    name: 'resolve',
    login: 'admin',
    path: '/desk/queue/overdue',
    ready: '[data-number]',
    hasMenu: true,
    go: press('j', 's'),
  },
  { name: 'admin-person', login: 'admin', path: '/admin/people/li_lei', ready: 'form' },
  { name: 'admin-audit', login: 'admin', path: '/admin/audit', ready: 'tbody tr' },
  { name: 'admin-groups', login: 'admin', path: '/admin/groups', ready: 'tbody tr' },
  { name: 'admin-service', login: 'admin', path: '/admin/services/it', ready: 'form' },
  { name: 'admin-sites', login: 'admin', path: '/admin/sites', ready: 'tbody tr' },
  { name: 'admin-matrix', login: 'admin', path: '/admin/practices/incident', ready: 'form' },
  { name: 'admin-calendar', login: 'admin', path: '/admin/calendars/standard', ready: 'form ol' },
  { name: 'admin-official-days', login: 'admin', path: '/admin/holidays/2026', ready: 'ol' },
  { name: 'admin-agreement', login: 'admin', path: '/admin/agreements/standard', ready: 'form' },
  { name: 'admin-new-field', login: 'admin', path: '/admin/custom-fields/+', ready: 'form' },
  { name: 'admin-roles', login: 'admin', path: '/admin/roles', ready: 'tbody tr' },
  { name: 'admin-configuration', login: 'admin', path: '/admin/configuration', ready: 'h1' },
  { name: 'admin-imports', login: 'admin', path: '/admin/imports', ready: 'h1' },
  { name: 'admin-tokens', login: 'admin', path: '/admin/tokens', ready: 'form' },
  { name: 'admin-jobs', login: 'admin', path: '/admin/jobs', ready: 'h1' },
  { name: 'admin-health', login: 'admin', path: '/admin/health', ready: 'tbody tr' },
  { name: 'welcome', login: 'admin', path: '/welcome', ready: 'form' },
  { name: 'welcome-hours', login: 'admin', path: '/welcome', ready: 'form', go: answer },
  { name: 'welcome-by-phone', login: 'admin', path: '/welcome', ready: 'form', isOnPhone: true, go: answer },
  { name: 'password', login: 'li_lei', path: '/password#not-good', ready: 'form' },
  { name: 'not-there', login: 'li_lei', path: '/desk/tickets/INC-1', ready: '[role=alert]' },
]

/** Shown as somebody with this language and scheme would see it. */
export async function open(page: Page, place: Place, language: string, scheme: 'light' | 'dark') {
  if (place.isOnPhone) await page.setViewportSize({ width: 360, height: 740 })
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.addInitScript(chosen => localStorage.setItem('language', chosen), language)
  await page.goto(place.path)
  await page.locator(place.ready).first().waitFor()
  await place.go?.(page)
  await settled(page)
}

/** Until nothing is being loaded or drawn any more. */
export async function settled(page: Page) {
  await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root'), null, {
    timeout: 10_000,
  })
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}
