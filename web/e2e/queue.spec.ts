// The list of a view: keys, order, query box, selections worked on as jobs, live rows.
import type { Page } from '@playwright/test'
import { expect, type Person, test } from './desk.ts'

const rows = (page: Page) => page.locator('[data-number]')
const current = (page: Page) => page.locator('[data-ticket]').getAttribute('data-ticket')

const tag = (word: string) => `${word}-${Date.now()}`

async function reported(person: Person, subject: string, count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let number = 1; number <= count; ++number)
    numbers.push(
      (await person.post<{ number: string }>('/incidents', { subject: `${subject} ${number}`, requester: 'wang_fang' }))
        .number,
    )
  return numbers
}

test('j and k go through the list, o opens a page, the row stays in sight', async ({ page, signedIn }) => {
  await signedIn('su_qing')
  await page.goto('/desk/queue/overdue')
  await rows(page).first().waitFor()
  for (let step = 0; step < 15; ++step) await page.keyboard.press('j')
  const there = (await current(page))!
  await expect(page.locator(`[data-number="${there}"]`)).toBeInViewport()
  await page.keyboard.press('k')
  expect(await current(page)).not.toBe(there)
  // The address follows.
  await expect.poll(() => new URL(page.url()).searchParams.get('ticket')).toBe(await current(page))
  await page.keyboard.press('o')
  await expect(page).toHaveURL(/\/desk\/tickets\/INC-/)
})

test('whoever goes on to the page of a ticket at once is not brought back to the list', async ({ page, signedIn }) => {
  await signedIn('su_qing')
  await page.goto('/desk/queue/overdue')
  await rows(page).first().waitFor()
  // The page comes later than the list would write its address.
  await page.route('**/assets/TicketPage-*.js', async route => {
    await page.waitForTimeout(600)
    await route.continue()
  })
  const subject = await rows(page).first().getByRole('link').textContent()
  await page.keyboard.press('j')
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject!)
  await expect(page).toHaveURL(/\/desk\/tickets\/INC-/)
})

test('whoever points at a part of a row is told what it says', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const word = tag('pointed')
  await reported(manager, word, 1)
  await page.goto(`/desk/queue/all?q=${word}`)
  const row = rows(page).first()
  const pointAt = async (part: ReturnType<typeof row.locator>) => {
    const { x, y, width, height } = (await part.boundingBox())!
    await page.mouse.move(x + width / 2, y + height / 2)
  }
  await pointAt(row.getByText(word))
  await expect(page.getByRole('tooltip')).toHaveText(`${word} 1`)
  // These lie under the row's link.
  await pointAt(row.getByRole('img', { name: 'With nobody' }))
  await expect(page.getByRole('tooltip')).toHaveText('With nobody')
  await pointAt(row.locator('time'))
  await expect(page.getByRole('tooltip')).toContainText(String(new Date().getFullYear()))
  await pointAt(row.getByText(/^INC-/))
  await expect(page.getByRole('tooltip')).toBeHidden()
})

test('every ticket of the desk can be scrolled to, and few rows are drawn', async ({ page, signedIn }) => {
  await signedIn('su_qing')
  await page.goto('/desk/queue/all')
  await rows(page).first().waitFor()
  expect(await rows(page).count()).toBeLessThan(60)
  const list = page.getByRole('region', { name: 'List of tickets' })
  await list.evaluate(element => element.scrollTo(0, element.scrollHeight))
  await expect(page.locator('li[aria-posinset]').last().locator('[data-number]')).toBeVisible({ timeout: 30_000 })
  expect(await rows(page).count()).toBeLessThan(60)
})

test('a query narrows the list; a wrong one is told at its place and is not lost', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const word = tag('needle')
  const [number] = await reported(manager, word, 1)
  await page.goto('/desk/queue/all')
  await rows(page).first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(`status:open "${word}"`)
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await rows(page).count()) === 1 && rows(page).first().getAttribute('data-number'), {
      timeout: 15_000,
    })
    .toBe(number)

  await page.keyboard.press('/')
  await page.getByRole('textbox', { name: 'Query' }).fill('status:nonsense printer')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('status:nonsense printer')
  await expect(page.locator('[aria-invalid="true"]').or(page.getByRole('alert')).first()).toBeVisible()
})

test('the query box goes on with what is typed', async ({ page, signedIn }) => {
  await signedIn('su_qing')
  await page.goto('/desk/queue/all')
  await rows(page).first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('pri')
  await page.getByRole('listbox', { name: 'How it may go on' }).getByRole('option').first().waitFor()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue(/^priority:/)
})

test('a selection is assigned as a job whose result is told ticket by ticket', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const word = tag('bulk')
  const numbers = await reported(manager, word, 5)
  await page.goto(`/desk/queue/all?q=${encodeURIComponent(`"${word}"`)}`)
  await expect.poll(() => rows(page).count(), { timeout: 15_000 }).toBe(5)
  await page.keyboard.press('j')
  for (let row = 0; row < 5; ++row) await page.keyboard.press('x')
  await expect(page.getByRole('region', { name: 'Selection' }).getByText('5 selected')).toBeVisible()
  await page.keyboard.press('l')
  await page.getByRole('combobox', { name: 'Labels to add' }).waitFor()
  await page.keyboard.type('seen')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Do it' }).click()
  for (const number of numbers)
    await expect.poll(async () => (await manager.get<{ tags: string[] }>(`/tickets/${number}`)).tags).toContain('seen')
  await expect(page.getByRole('region', { name: 'Running jobs' }).getByText('Done')).toBeVisible()
})

test('rows change where they stand, and new ones wait until they are asked for', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  await page.goto('/desk/queue/all?sort=-created_at')
  await rows(page).first().waitFor()
  const first = await rows(page).first().getAttribute('data-number')
  const words = tag('changed')
  await manager.patch(`/tickets/${first}`, { subject: words })
  await expect(rows(page).first()).toContainText(words)
  await reported(manager, tag('fresh'), 1)
  const news = page.getByRole('button', { name: /^1 new/ })
  await expect(news).toBeVisible()
  await expect(rows(page).first()).toHaveAttribute('data-number', first!)
  await news.click()
  await expect(rows(page).first()).not.toHaveAttribute('data-number', first!)
})

test('a view is saved, counted, starred and removed', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const name = tag('Printers')
  const made = await manager.post<{ id: string }>('/views', { name: { en: name, zh: name }, filter: 'open=true' })
  await page.goto(`/desk/queue/${made.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.getByRole('button', { name: `Star ${name}` }).click()
  await expect.poll(async () => (await manager.get<{ starred: boolean }>(`/views/${made.id}`)).starred).toBe(true)
})

test('opening the next ticket is quick, and a hundred of them leave no heap behind', async ({ page, signedIn }) => {
  test.setTimeout(180_000)
  await signedIn('su_qing')
  await page.goto('/desk/queue/all')
  await rows(page).first().waitFor()
  const session = await page.context().newCDPSession(page)
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(metric => metric.name === 'JSHeapUsedSize')?.value ?? 0) / 1e6
  }
  await session.send('Performance.enable')
  const took: number[] = []
  await page.keyboard.press('j')
  for (let step = 1; step < 100; ++step) {
    const before = await current(page)
    const began = Date.now()
    await page.keyboard.press('j')
    await page.locator(`article[data-ticket]:not([data-ticket="${before}"])`).waitFor()
    took.push(Date.now() - began)
  }
  const used = await heap()
  took.sort((left, right) => left - right)
  console.log(`next ticket: p50 ${took[50]} ms, p95 ${took[95]} ms; heap after 100 tickets ${used.toFixed(1)} MB`)
  expect(used).toBeLessThan(25)
})
