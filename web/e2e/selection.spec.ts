// What is done to a selection: each deed asks for what it needs, jobs are followed to their end or stopped, and lists go out as files.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, type Person, test } from './desk.ts'
import { entriesOf, reported, type Ticket } from './reported.ts'

const rows = (page: Page) => page.locator('[data-number]')
const selection = (page: Page) => page.getByRole('region', { name: 'Selection' })
const jobs = (page: Page) => page.getByRole('region', { name: 'Running jobs' })

/** Reports that a query finds, selected in the list. */
async function selected(page: Page, manager: Person, count: number): Promise<string[]> {
  const word = `pick${Date.now()}`
  const numbers: string[] = []
  for (let index = 0; index < count; ++index)
    numbers.push((await reported(manager, { subject: `${word} ${subjects[index % subjects.length]}` })).number)
  await page.goto(`/desk/queue/all?q=${word}`)
  await expect.poll(() => rows(page).count(), { timeout: 15_000 }).toBe(count)
  await page.keyboard.press('j')
  for (let row = 0; row < count; ++row) await page.keyboard.press('x')
  await expect(selection(page).getByText(`${count} selected`)).toBeVisible()
  return numbers
}

const subjects = ['scanner jams', '电话没有声音', 'mail bounces', '投影仪发热', 'badge denied']

async function choose(page: Page, deed: string) {
  await selection(page).getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: deed }).click()
  return page.getByRole('dialog')
}

/** All incidents are about to get a label. */
async function labelling(page: Page, label: string) {
  await page.goto('/desk/queue/all?q=kind:incident')
  await rows(page).first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await selection(page)
    .getByRole('button', { name: /^Select all/ })
    .click()
  const dialog = await choose(page, 'Labels…')
  await dialog.getByLabel('Labels to add').fill(label)
  await page.keyboard.press('Enter')
  return dialog
}

async function allBecome(manager: Person, numbers: string[], expected: Partial<Ticket>) {
  for (const number of numbers)
    await expect.poll(() => manager.get<Ticket>(`/tickets/${number}`), { timeout: 15_000 }).toMatchObject(expected)
}

test('two are given a priority by a key', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const numbers = await selected(page, manager, 2)
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: 'Priority…' })
  await dialog.getByRole('group', { name: 'Impact' }).getByText('1 Everybody').click()
  await dialog.getByRole('group', { name: 'Urgency' }).getByText('1 At once').click()
  await dialog.getByRole('button', { name: 'Do it' }).click()
  await allBecome(manager, numbers, { impact: 1, urgency: 1, priority: 1 })
})

test('two go to a group', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const numbers = await selected(page, manager, 2)
  await page.keyboard.press('a')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('desk-guangzhou')
  await page.keyboard.press('Enter')
  await allBecome(manager, numbers, { group: 'desk-guangzhou' })
})

test('two wait, with an hour to look again', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const numbers = await selected(page, manager, 2)
  const dialog = await choose(page, 'Wait until…')
  await dialog.getByRole('button', { name: 'Do it' }).click()
  await allBecome(manager, numbers, { state: 'pending' })
})

test('two get the same note', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const numbers = await selected(page, manager, 2)
  const dialog = await choose(page, 'Internal note…')
  await dialog.getByRole('textbox').fill('Both belong to the building of phase two.')
  await dialog.getByRole('button', { name: 'Do it' }).click()
  for (const number of numbers)
    await expect
      .poll(async () => (await entriesOf(manager, number)).map(entry => entry.body))
      .toContain('Both belong to the building of phase two.')
})

test('three become one', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const numbers = (await selected(page, manager, 3)).toSorted()
  const dialog = await choose(page, 'Merge into one…')
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect(dialog).toBeHidden()
  for (const number of numbers.slice(1))
    expect((await manager.get<Ticket>(`/tickets/${number}`)).number).toBe(numbers[0])
})

test('what one of them refuses is told beside its number', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const numbers = await selected(page, manager, 2)
  await manager.put(`/tickets/${numbers[0]}/assignment`, { assignee: 'su_qing' })
  const dialog = await choose(page, 'Close')
  await dialog.getByRole('button', { name: 'Do it' }).click()
  await expect(jobs(page).getByText('2 refused')).toBeVisible()
  await jobs(page).getByRole('button', { name: 'Each ticket' }).first().click()
  await expect(page.getByRole('table', { name: 'Each ticket' })).toContainText(numbers[0]!)
})

test('a whole query is worked on, more than is loaded', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const dialog = await labelling(page, 'sweep')
  await dialog.getByRole('button', { name: 'Do it' }).click()
  await expect(jobs(page).getByText('Done')).toBeVisible({ timeout: 40_000 })
  const { count } = await manager.get<{ count: number }>('/tickets?kind=incident&count=exact&limit=1')
  await expect(jobs(page).getByText(`${count} of ${count}`)).toBeVisible()
})

test('what was started is stopped by its button', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const dialog = await labelling(page, 'halfway')
  // It has to wait for these, so that a hand comes in time.
  const ahead = await Promise.all(
    Array.from({ length: 40 }, (_, job) =>
      manager.post<{ id: string }>('/bulk-changes', {
        filter: 'kind=incident',
        action: 'tags',
        body: { add: [`ahead-${job}`] },
      }),
    ),
  )
  const started = page.waitForResponse(
    answer => answer.request().method() === 'POST' && answer.url().endsWith('/bulk-changes'),
  )
  await dialog.getByRole('button', { name: 'Do it' }).click()
  const { id } = await (await started).json()
  await page.locator(`[data-change="${id}"]`).getByRole('button', { name: 'Stop: Change labels' }).click()
  const state = async () => (await manager.get<{ state: string }>(`/bulk-changes/${id}`)).state
  await expect.poll(state).toBe('cancelled')
  await Promise.all(ahead.map(({ id: other }) => manager.put(`/bulk-changes/${other}/cancellation`, undefined)))
  await expect(page.locator(`[data-change="${id}"]`).getByText('Stopped')).toBeVisible({ timeout: 40_000 })
  const stopped = await manager.get<{ done: number; total: number }>(`/bulk-changes/${id}`)
  expect(stopped.done).toBeLessThan(stopped.total)
})

test('a list goes out as a file that a spreadsheet opens', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const numbers = await selected(page, manager, 2)
  await selection(page).getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Export as CSV' }).click()
  const download = page.waitForEvent('download')
  await jobs(page).getByRole('link', { name: 'Download' }).click({ timeout: 20_000 })
  const text = readFileSync(await (await download).path(), 'utf8')
  expect(text.startsWith('\ufeff')).toBe(true)
  for (const number of numbers) expect(text).toContain(number)
})
