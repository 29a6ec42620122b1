// What hurts when it is wrong is drafted, tried, published, and brought back.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './desk.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const versions = (page: Page) => page.getByRole('region', { name: 'Versions' })
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' })

async function open(page: Page, address: string) {
  await page.goto(`/admin/${address}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)).toEqual(
    [],
  )
}

interface Agreement {
  version: number
  promises: { priority: number; vip: boolean; respond_minutes: number }[]
}

test('an agreement is drafted by one and published by another, and goes back to what it was', async ({
  page,
  signedIn,
  another,
}) => {
  const manager = await signedIn('su_qing')
  const minutes = async () =>
    (await manager.get<Agreement>('/agreements/standard')).promises.find(row => row.priority === 3 && !row.vip)!
      .respond_minutes
  const before = await minutes()
  const { version: first } = await manager.get<Agreement>('/agreements/standard')
  const version = (further: number) => `Version ${first + further}`
  await open(page, 'agreements/standard')
  await page.getByRole('textbox', { name: 'P3: Respond within' }).fill('1')
  await button(page, 'Save draft').click()
  await expect(page.getByRole('status').filter({ hasText: 'This is a draft by 苏青' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Drafts' })).toContainText('standard')
  expect(await minutes()).toBe(before)

  const colleague = await another('admin')
  await open(colleague, 'agreements/standard')
  await expect(colleague.getByRole('textbox', { name: 'P3: Respond within' })).toHaveValue('1')
  await button(colleague, 'Try').click()
  await expect(preview(colleague)).toContainText('would become late')
  await expect(colleague.getByRole('table', { name: 'What changes' })).toContainText('P3')
  expect(await minutes()).toBe(before)
  await isAccessible(colleague)
  await preview(colleague).getByRole('textbox', { name: 'Reason' }).fill('Agreed with sales')
  await button(colleague, 'Publish').click()
  await expect(colleague.getByText(`${version(1)} holds from now on.`)).toBeVisible()
  expect(await minutes()).toBe(1)
  await expect(versions(colleague).getByRole('listitem', { name: version(1) })).toContainText('Agreed with sales')

  await versions(colleague)
    .getByRole('listitem', { name: version(0) })
    .getByRole('button', { name: 'Restore this version' })
    .click()
  const going = colleague.getByRole('region', { name: `Restore version ${first}` })
  await expect(going.getByRole('table', { name: 'What changes' })).toContainText(String(before))
  await isAccessible(colleague)
  await going.getByRole('button', { name: 'Yes, restore it' }).click()
  await expect(versions(colleague).getByRole('listitem', { name: version(2) })).toContainText(
    `Restored from version ${first}`,
  )
  await expect(colleague.getByRole('textbox', { name: 'P3: Respond within' })).toHaveValue(String(before))
  expect(await minutes()).toBe(before)
})

test('a matrix is published by keys after it was tried, and what was published meanwhile stays', async ({
  page,
  signedIn,
}) => {
  const manager = await signedIn('su_qing')
  await open(page, 'practices/incident')
  await page.getByLabel('Priority at impact 4 One, urgency 4 Can wait').selectOption('P1')
  await button(page, 'Save draft').click()
  await expect(button(page, 'Discard draft')).toBeVisible()
  await manager.patch('/practices/incident', { remind_days: 1 })

  await page.reload()
  const notice = page.getByRole('alert').filter({ hasText: /Version \d+ was published since/ })
  // Whoever was here before may have published some.
  const since = Number(/Version (\d+) was/.exec((await notice.textContent()) ?? '')?.[1])
  await expect(notice.getByRole('table')).toContainText('Reminds the requester after')
  await button(page, 'Put my changes upon it').click()
  await expect(notice).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('table', { name: 'Cells that change' })).toContainText('P1')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`Version ${since + 1} holds from now on.`)).toBeVisible()
  const published = await manager.get<{ matrix: number[][]; remind_days: number }>('/practices/incident')
  expect([published.matrix[3]![3], published.remind_days]).toEqual([1, 1])

  await versions(page)
    .getByRole('listitem', { name: `Version ${since}`, exact: true })
    .getByRole('button', { name: 'Restore this version' })
    .click()
  await button(page, 'Make a draft of it').click()
  await expect(page.getByRole('status').filter({ hasText: 'This is a draft by' })).toBeVisible()
  await button(page, 'Try').click()
  await button(page, 'Publish').click()
  await expect.poll(async () => (await manager.get<typeof published>('/practices/incident')).matrix[3]![3]).not.toBe(1)
})

test('a draft that can not be published is kept with what is wrong, and discarded', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  await open(page, 'agreements/+')
  await page.getByRole('textbox', { name: 'Code' }).fill('gold')
  await page.getByRole('textbox', { name: 'Name in English' }).fill('Gold')
  await button(page, 'Save draft').click()
  await expect(page).toHaveURL(/\/admin\/agreements\/gold/)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Name in English' })).toHaveValue('Gold')
  await button(page, 'Try').click()
  await expect(preview(page).getByRole('alert')).toContainText('It can not be published like this')
  await expect(button(page, 'Publish')).toHaveCount(0)
  await button(page, 'Discard draft').click()
  await button(page, 'Yes, discard it').click()
  await expect(page).toHaveURL(/\/admin\/agreements$/)
  expect(await manager.get('/revisions/agreement/gold/draft')).toMatchObject({ status: 404 })
})
