// From an empty database to a desk that works: the wizard counted in inputs, its people invited, a first fault reported by phone, and the whole
// applied to another empty desk.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { Desk, expect, Person, password, test } from './desk.ts'

const phone = { width: 360, height: 740 }

/** Counts what a hand does: what is filled in and what is pressed. */
class Hand {
  inputs = 0
  constructor(readonly page: Page) {}

  async fill(label: string, text: string) {
    ++this.inputs
    await this.page.getByRole('textbox', { name: label, exact: true }).fill(text)
  }

  async press(name: string | RegExp) {
    ++this.inputs
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  }
}

async function signIn(hand: Hand, login: string, secret: string) {
  await hand.page.goto('/sign-in')
  await hand.fill('Login', login)
  await hand.page.getByLabel('Password', { exact: true }).fill(secret)
  await hand.press('Sign in')
}

async function begun(browser: Browser, desk: Desk, viewport = { width: 1280, height: 800 }) {
  const context = await browser.newContext({
    baseURL: desk.url,
    viewport,
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
  })
  return context.newPage()
}

async function setUp(hand: Hand) {
  await signIn(hand, 'admin', password)
  await hand.page.getByRole('heading', { name: 'Set up your service desk' }).waitFor()
  hand.inputs = 0
  await hand.fill('What your desk is called in English', 'Help at Example')
  for (let step = 0; step < 3; ++step) await hand.press('Next step')
  await hand.fill('Who answers in it', '李雷, li_lei@example.com\nHan Meimei <han_meimei@example.com>\nNobody\n')
  await expect(hand.page.getByText('Line 3: An address or a sign-in name is missing')).toBeVisible()
  await expect(hand.page.getByRole('button', { name: 'Next step' })).toBeDisabled()
  await hand.press('Leave these lines out')
  await expect(hand.page.getByText('2 people')).toBeVisible()
  await hand.press('Next step')
  await hand.press('Next step')
  await hand.press('Set it up')
  await hand.press('Make the links: 2')
  const links = hand.page.getByRole('group', { name: 'Their links' })
  await expect(links).toContainText('Han Meimei')
  const said = (await links.textContent())!
  await hand.fill('Report something real, to see how it goes', 'The beamer in room 3 stays dark')
  await hand.press('Report')
  await hand.page.waitForURL(/\/desk\/tickets\/INC-/)
  return said.split('\n').map(line => line.split('\t')[1]!)
}

test('an empty desk is set up with few inputs, its people come in, a fault is reported by phone and rated; its file makes another one like it', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const desk = await Desk.empty()
  const other = await Desk.empty()
  const folder = mkdtempSync(path.join(tmpdir(), 'yitai-file-'))
  try {
    const hand = new Hand(await begun(browser, desk))
    const links = await setUp(hand)
    console.log(`first run: ${hand.inputs} inputs`)
    expect(hand.inputs).toBeLessThanOrEqual(14)
    await expect(hand.page.getByRole('heading', { name: 'The beamer in room 3 stays dark' })).toBeVisible()

    const admin = new Person(hand.page.context().request)
    await admin.post('/groups', { code: 'network', name: { zh: '网络组', en: 'Network' }, line: 'l2' })
    await admin.post('/groups', { code: 'workplace', name: { zh: '桌面组', en: 'Workplace' }, line: 'l2' })
    await admin.patch('/agreements/standard', { warnings: [40, 80] })
    expect((await admin.get<{ data: unknown[] }>('/groups')).data).toHaveLength(3)
    expect((await admin.get<{ data: unknown[] }>('/services')).data.length).toBeGreaterThanOrEqual(10)
    await admin.post('/persons', { login: 'wang_fang', name: '王芳', emails: ['wang_fang@example.com'] })
    const invitation = await admin.post<{ link: string }>('/persons/wang_fang/invitations', undefined)

    // The agent chooses a password by the link, which works once.
    const agent = new Hand(await begun(browser, desk))
    await agent.page.goto(links[0]!)
    await agent.page.getByLabel('New password').fill('a long enough one 7')
    await agent.press('Set the password')
    await expect(agent.page.getByText('Your password is set.')).toBeVisible()
    await agent.page.reload()
    await agent.page.getByLabel('New password').fill('another long one 8')
    await agent.press('Set the password')
    await expect(agent.page.getByRole('alert')).toContainText('not, or no longer, good')
    await signIn(agent, 'li_lei', 'a long enough one 7')
    await agent.page.waitForURL(/\/desk\//)

    await byPhone(await begun(browser, desk, phone), agent.page, invitation.link)
    expect(await audited(admin)).toEqual(
      expect.arrayContaining([
        'desk.changed',
        'group.added',
        'service.added',
        'calendar.changed',
        'agreement.changed',
        'role_change.applied',
      ]),
    )

    const file = path.join(folder, 'desk.yaml')
    const exported = desk.command('config', 'export', '--people', 'all')
    writeFileSync(file, exported)
    other.command('config', 'apply', file)
    expect(other.command('config', 'export', '--people', 'all')).toBe(exported)
  } finally {
    await desk.end()
    await other.end()
    rmSync(folder, { recursive: true, force: true })
  }
})

const audited = async (admin: Person) => {
  const kinds = new Set<string>()
  let cursor: string | null = ''
  for (let pages = 0; pages < 20 && cursor !== null; ++pages) {
    const page: { data: { type: string }[]; next_cursor: string | null } = await admin.get(
      `/audit?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    for (const { type } of page.data) kinds.add(type)
    cursor = page.next_cursor
  }
  return [...kinds]
}

async function byPhone(page: Page, agent: Page, link: string) {
  await page.goto(`/password#${link}`)
  await page.getByLabel('New password').fill('a phone is enough 9')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Login').fill('wang_fang')
  await page.getByLabel('Password', { exact: true }).fill('a phone is enough 9')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('searchbox').fill('The scanner eats paper')
  await page.getByRole('link', { name: 'Report this' }).click()
  const chosen = page.waitForEvent('filechooser')
  await page.getByText('Take a picture').click()
  await (await chosen).setFiles({ name: 'scanner.txt', mimeType: 'text/plain', buffer: Buffer.from('a picture') })
  await page.getByRole('button', { name: 'Send' }).click()
  await page.waitForURL(/\/tickets\/INC-/)
  const number = page.url().split('/').at(-1)!
  await expect(page.getByRole('link', { name: 'scanner.txt' })).toBeVisible()

  const desk = new Person(agent.context().request)
  await desk.patch(`/tickets/${number}`, { service: 'printing', category: 'hardware' })
  await desk.put(`/tickets/${number}/assignment`, { group: 'service-desk' })
  await desk.patch(`/tickets/${number}`, { state: 'in_progress' })
  await desk.put(`/tickets/${number}/resolution`, { code: 'fixed', text: 'The roller was cleaned.' })
  const verdict = page.getByRole('region', { name: 'Does it work?' })
  await expect(verdict).toContainText('The roller was cleaned.')
  await verdict.getByRole('button', { name: 'Yes, it works' }).click()
  const rating = page.getByRole('region', { name: 'How did we do?' })
  await rating.locator('label').nth(4).click()
  await expect(rating.getByText('Thank you.')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
}

test('the wizard fits a phone, keeps what was answered, and leads back to what the desk refuses', async ({
  browser,
}) => {
  const desk = await Desk.empty()
  try {
    const hand = new Hand(await begun(browser, desk, phone))
    await signIn(hand, 'admin', password)
    await hand.fill('What your desk is called in Chinese', '帮助台')
    await hand.press('Next step')
    await hand.page.getByLabel('Monday').fill('18:00-09:00')
    await hand.page.reload()
    await hand.page.getByRole('textbox', { name: 'What your desk is called in Chinese' }).waitFor()
    await expect(hand.page.getByRole('textbox', { name: 'What your desk is called in Chinese' })).toHaveValue('帮助台')
    for (let step = 0; step < 5; ++step) await hand.press('Next step')
    await expect(hand.page.getByRole('alert')).toContainText('This can’t be done yet')
    await expect(hand.page.getByRole('button', { name: 'Set it up' })).toBeDisabled()
    await hand.page.getByRole('alert').getByRole('button').first().click()
    await hand.page.getByLabel('Monday').fill('09:00-18:00')
    for (let step = 0; step < 4; ++step) await hand.press('Next step')
    await hand.press('Set it up')
    await expect(hand.page.getByRole('heading', { name: 'Your desk stands' })).toBeVisible()
    expect(await hand.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  } finally {
    await desk.end()
  }
})
