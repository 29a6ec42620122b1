// The portal: reporting by few taps, following on a phone, and what happens without a line.
import type { Page } from '@playwright/test'
import { expect, Person, test } from './desk.ts'
import { reported, type Ticket } from './reported.ts'

const phone = { width: 360, height: 740 }
const form = (page: Page) => page.getByRole('form', { name: 'Report a fault' })
const subject = (page: Page) => form(page).getByRole('textbox', { name: 'What is it about?' })
const send = (page: Page) => form(page).getByRole('button', { name: 'Send' })

const paste = (page: Page, name: string) =>
  form(page).evaluate((element, called) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['a picture'], called, { type: 'text/plain' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, name)

const called = async (person: Person, words: string) =>
  (await person.get<{ data: Ticket[] }>('/tickets?sort=-id&limit=20')).data.filter(ticket => ticket.subject === words)

const attached = async (person: Person, number: string) =>
  (await person.get<{ data: { name: string }[] }>(`/tickets/${number}/attachments`)).data.map(({ name }) => name)

const number = async (page: Page) => {
  await page.waitForURL(/\/tickets\/INC-/)
  return page.url().split('/').at(-1)!
}

/** Somebody's own requests out of another browser. */
const managing = (page: Page) => new Person(page.context().request)

async function resolved(manager: Person, of: string) {
  const { data: services } = await manager.get<{ data: { code: string }[] }>('/services?limit=1')
  const { data: categories } = await manager.get<{ data: { code: string }[] }>('/categories?limit=1')
  const { data: codes } = await manager.get<{ data: { code: string; kind: string }[] }>('/closing-codes?limit=100')
  await manager.patch(`/tickets/${of}`, { service: services[0]!.code, category: categories[0]!.code })
  await manager.put(`/tickets/${of}/assignment`, { group: 'service-desk' })
  await manager.patch(`/tickets/${of}`, { state: 'in_progress' })
  const code = codes.find(({ kind }) => kind === 'resolution')!.code
  return manager.put<Ticket>(`/tickets/${of}/resolution`, { code, text: 'The tray was straightened.' })
}

test('journey 2: a fault is reported with a screenshot by at most four clicks', async ({ page, signedIn }) => {
  const requester = await signedIn('wang_fang')
  await page.goto('/')
  await page.evaluate(() => {
    const counted = Object.assign(window, { clicks: 0 })
    document.addEventListener('click', () => ++counted.clicks)
  })
  const words = `The beamer flickers ${Date.now()}`
  await expect(page.getByRole('searchbox', { name: 'What is it about?' })).toBeFocused()
  await page.keyboard.type(words)
  await page.getByRole('link', { name: 'Report this' }).click()
  await expect(subject(page)).toHaveValue(words)
  await paste(page, 'screenshot.txt')
  const before = Date.now()
  await send(page).click()
  const made = await number(page)
  await page.getByRole('heading', { level: 1, name: words }).waitFor()
  console.log(`journey 2: from sending to the ticket ${Date.now() - before} ms`)
  expect(await page.evaluate(() => (window as unknown as { clicks: number }).clicks)).toBeLessThanOrEqual(4)
  expect(await attached(requester, made)).toEqual(['screenshot.txt'])
})

test('a colleague is found by pinyin, to report for and to bring in', async ({ page, signedIn }) => {
  const requester = await signedIn('wang_fang')
  await page.goto('/report')
  await subject(page).fill('The chair of a colleague is broken')
  const pick = async (label: string, words: string, name: string) => {
    await page.getByRole('combobox', { name: label }).fill(words)
    await page.getByRole('option', { name }).first().click()
  }
  await pick('For somebody else? (optional)', 'lilei', '李雷')
  await send(page).click()
  const made = await number(page)
  expect(await requester.get(`/tickets/${made}`)).toMatchObject({ affected: 'li_lei' })

  await pick('A colleague', 'su_q', '苏青')
  await page.getByRole('button', { name: 'Bring in' }).click()
  await expect(page.getByRole('button', { name: /watches it no longer/ })).toBeVisible()
})

test('journey 3: a known fault is joined by one click', async ({ page, signedIn, another }) => {
  const manager = await another('su_qing')
  const headers = { 'Sec-Fetch-Site': 'same-origin', 'If-Match': '*' }
  const answer = await manager.request.post('/api/v1/incidents', {
    headers,
    data: { subject: 'The canteen terminals are offline', requester: 'su_qing' },
  })
  const parent = (await answer.json()) as Ticket
  await manager.request.put(`/api/v1/tickets/${parent.number}/announcement`, { headers })

  await signedIn('wang_fang')
  await page.goto('/')
  await expect(page.getByRole('region', { name: 'Known faults' })).toContainText('The canteen terminals are offline')
  await page.getByRole('searchbox').fill('canteen terminals offline')
  const found = page.getByRole('list', { name: 'Found' })
  await found.getByRole('button', { name: `Me too: ${parent.number}` }).click()
  await expect(found.getByRole('status')).toContainText(/You will hear of it\. INC-/)
  const known = page.getByRole('region', { name: 'Known faults' })
  await known.getByRole('button', { name: `Me too: ${parent.number}` }).click()
  await expect(known.getByRole('status')).toContainText('INC-')
  const children = await manager.request.get(`/api/v1/tickets/${parent.number}/children`)
  expect((await children.json()).data).toHaveLength(1)
})

test('a report that is sent twice makes one ticket, also when the first answer is lost', async ({ page, signedIn }) => {
  const requester = await signedIn('wang_fang')
  const words = `The badge reader is dead ${Date.now()}`
  await page.goto('/report')
  await subject(page).fill(words)
  await page.route(
    '**/api/v1/incidents',
    async route => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  await send(page).dblclick()
  await number(page)
  expect(await called(requester, words)).toHaveLength(1)
})

test('without a line a report waits with its file, survives a new window, and is sent once', async ({
  page,
  context,
  signedIn,
  desk,
}) => {
  const requester = await signedIn('wang_fang')
  const words = `The window does not close ${Date.now()}`
  await page.goto('/report')
  await subject(page).fill(words)
  await desk.halt()
  await paste(page, 'window.txt')
  await send(page).click()
  await expect(page.getByRole('heading', { name: 'Your report waits for a line' })).toBeVisible()
  await desk.restart()
  const second = await context.newPage()
  await second.goto('/')
  await expect(page).toHaveURL(/\/(tickets\/INC-|report)/)
  await expect.poll(async () => (await called(requester, words)).length, { timeout: 40_000 }).toBe(1)
  await page.waitForTimeout(1000)
  const [made] = await called(requester, words)
  expect(await called(requester, words)).toHaveLength(1)
  expect(await attached(requester, made!.number)).toEqual(['window.txt'])
})

test('a draft that was begun is there again after a reload', async ({ page, signedIn }) => {
  await signedIn('wang_fang')
  await page.goto('/report')
  await subject(page).fill('Half a sentence')
  await page.reload()
  await expect(subject(page)).toHaveValue('Half a sentence')
  await form(page).getByRole('button', { name: 'Begin anew' }).click()
  await expect(subject(page)).toHaveValue('')
})

test('by phone: report with a picture, follow, reject, confirm and rate', async ({ page, signedIn, another }) => {
  test.setTimeout(120_000)
  await page.setViewportSize(phone)
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  const requester = await signedIn('wang_fang')
  const manager = await another('su_qing')
  const desk = managing(manager)

  await page.goto('/report')
  await subject(page).fill('The drawer of the printer is bent')
  const chosen = page.waitForEvent('filechooser')
  await form(page).getByText('Take a picture').click()
  await (await chosen).setFiles({ name: 'drawer.txt', mimeType: 'text/plain', buffer: Buffer.from('a picture') })
  await send(page).click()
  const made = await number(page)
  await expect(page.getByText('We have received it.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'drawer.txt' })).toBeVisible()
  expect(await fits()).toBe(true)

  await page.getByRole('textbox', { name: 'Write to the desk' }).fill('It is the left one.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('It is the left one.')).toBeVisible()
  await page.getByRole('button', { name: 'Please hurry' }).click()
  await page.getByRole('button', { name: 'Ask to hurry' }).click()
  await expect(page.getByText('The desk was asked to hurry.')).toBeVisible()

  await resolved(desk, made)
  const verdict = page.getByRole('region', { name: 'Does it work?' })
  await expect(verdict).toContainText('The tray was straightened.')
  await verdict.getByRole('button', { name: 'No, not yet' }).click()
  await verdict.getByRole('button', { name: 'Open it again' }).click()
  await expect(verdict.getByRole('textbox')).toHaveAccessibleDescription('Please say it in a few words')
  await verdict.getByRole('textbox').fill('It still jams')
  await verdict.getByRole('button', { name: 'Open it again' }).click()
  await expect(verdict).toBeHidden()
  await expect(page.getByText('It still jams')).toBeVisible()

  await resolved(desk, made)
  await verdict.getByRole('button', { name: 'Yes, it works' }).click()
  await expect(page.getByText('confirmed that it works')).toBeVisible()
  const rating = page.getByRole('region', { name: 'How did we do?' })
  await rating.locator('label').nth(4).click()
  await expect(rating.getByText('Thank you.')).toBeVisible()
  expect(await requester.get(`/tickets/${made}/rating`)).toMatchObject({ score: 4 })
  expect(await fits()).toBe(true)

  await manager.goto(`/desk/tickets/${made}`)
  await expect(manager.getByRole('region', { name: 'Satisfaction' })).toContainText('Good · 4 / 5')
})

test('a link opens without signing in, changes nothing when it is looked at, and works once', async ({
  browser,
  signedIn,
  desk,
  another,
}) => {
  await signedIn('wang_fang')
  const managed = managing(await another('su_qing'))
  const ticket = await reported(managed)
  await resolved(managed, ticket.number)
  const other = managing(await another('admin'))
  const { link } = await other.post<{ link: string }>(`/tickets/${ticket.number}/one-time-links`, undefined)

  const context = await browser.newContext({ baseURL: desk.url, viewport: phone, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`/l/${link}`)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: ticket.subject })).toBeVisible()
  expect((await managed.get<Ticket>(`/tickets/${ticket.number}`)).state).toBe('resolved')
  await page.locator('label').nth(5).click()
  await page.getByRole('button', { name: 'Yes, it works' }).click()
  await expect(page.getByText('Thank you.')).toBeVisible()
  expect((await managed.get<Ticket>(`/tickets/${ticket.number}`)).state).toBe('closed')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'This link can not be used' })).toBeVisible()
  await expect(page.getByRole('alert')).not.toBeEmpty()
  await context.close()
})

test('who only asks is led from the desk to the portal, who works there finds the way', async ({
  page,
  signedIn,
  another,
}) => {
  const requester = await signedIn('wang_fang')
  const { number: made } = await requester.post<Ticket>('/incidents', { subject: 'The clock is slow' })
  await page.goto('/desk')
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/$/)
  await page.goto(`/desk/tickets/${made}`)
  await expect(page).toHaveURL(new RegExp(`/tickets/${made}$`))
  const staff = await another('su_qing')
  await staff.goto('/')
  await staff.getByRole('link', { name: 'To the desk' }).click()
  await expect(staff).toHaveURL(/\/desk\/queue/)
})

test('my tickets are found by their words', async ({ page, signedIn }) => {
  const requester = await signedIn('wang_fang')
  const made = await requester.post<Ticket>('/incidents', { subject: 'The quartz "lamp": is too bright' })
  await page.goto('/tickets')
  await page.getByRole('searchbox', { name: 'Search in them' }).fill('"lamp": quartz')
  await expect(page.getByRole('list', { name: 'Tickets' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('link', { name: 'The quartz "lamp": is too bright' }).click()
  await expect(page).toHaveURL(new RegExp(made.number))
})

test('language and time zone are kept with the person', async ({ page, signedIn }) => {
  const requester = await signedIn('wang_fang')
  await page.goto('/profile')
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Urumqi')
  await page.getByRole('option', { name: 'Asia/Urumqi' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
  expect(await requester.get('/me')).toMatchObject({ time_zone: 'Asia/Urumqi' })
  await requester.patch('/persons/wang_fang', { time_zone: 'Asia/Shanghai' })
})

test('once it was open, the portal opens without a line', async ({ page, context, signedIn }) => {
  await signedIn('wang_fang')
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('portal')).keys()).length), { timeout: 20_000 })
    .toBeGreaterThan(8)
  await context.setOffline(true)
  await page.goto('/report')
  await expect(subject(page)).toBeVisible()
  const kept = await page.evaluate(async () => (await (await caches.open('portal')).keys()).map(({ url }) => url))
  expect(kept.filter(url => url.includes('/api/'))).toEqual([])
  await context.setOffline(false)
})
