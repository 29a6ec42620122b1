// Tickets among themselves, and what else is changed on a ticket's page: its subject, its things, fields of the desk's own.
import type { Page } from '@playwright/test'
import { expect, type Person, test } from './desk.ts'
import { entriesOf, freshTicket, openTicket, reported, type Ticket } from './reported.ts'

const details = (page: Page) => page.getByRole('complementary', { name: 'Details' })
const now = <T = Ticket>(person: Person, number: string) => person.get<T>(`/tickets/${number}`)

/** A deed by the palette. */
async function run(page: Page, words: string) {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Tickets, people, actions').fill(words)
  await page.getByRole('dialog').getByRole('button', { name: words }).first().waitFor()
  await page.keyboard.press('Enter')
}

test('it goes below another as the same fault, and out again', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const parent = await reported(manager, { subject: 'The whole floor is without light' })
  const child = await reported(manager)
  await openTicket(page, child.number)
  await run(page, 'Put under another…')
  const dialog = page.getByRole('dialog', { name: `Put ${child.number} under another` })
  await dialog.getByRole('combobox', { name: 'Parent' }).fill(parent.number)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  expect(await now<{ parent: string }>(manager, child.number)).toMatchObject({ parent: parent.number, me_too: true })
  await run(page, 'Take out of its parent')
  await expect.poll(async () => (await now<{ parent: string | null }>(manager, child.number)).parent).toBeNull()
})

test('a ticket can not go below itself; the page says why at the field', async ({ page, signedIn }) => {
  const { number } = await freshTicket(page, signedIn)
  await run(page, 'Put under another…')
  const dialog = page.getByRole('dialog', { name: `Put ${number} under another` })
  await dialog.getByRole('combobox', { name: 'Parent' }).fill(number)
  await page.keyboard.press('Control+Enter')
  await expect(dialog.locator('[aria-invalid="true"]').or(dialog.getByRole('alert')).first()).toBeVisible()
})

test('a clone is a ticket of its own', async ({ page, signedIn }) => {
  const { manager, number, subject } = await freshTicket(page, signedIn)
  await run(page, 'Clone')
  await expect(page.locator('article[data-ticket]')).not.toHaveAttribute('data-ticket', number)
  const copy = (await page.locator('article[data-ticket]').getAttribute('data-ticket'))!
  expect((await now(manager, copy)).subject).toBe(subject)
})

test('an entry that speaks of something else becomes a ticket', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const { number } = await reported(manager)
  await manager.post(`/tickets/${number}/entries`, { kind: 'note', body: 'The door is broken as well' })
  await openTicket(page, number)
  await run(page, 'Split off entries…')
  const dialog = page.getByRole('dialog', { name: `Split ${number}` })
  await dialog.getByLabel('Subject of the new ticket').fill('The door is broken')
  await dialog.getByRole('checkbox', { name: 'The door is broken as well' }).check()
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('article[data-ticket]')).not.toHaveAttribute('data-ticket', number)
  const other = (await page.locator('article[data-ticket]').getAttribute('data-ticket'))!
  expect((await now(manager, other)).subject).toBe('The door is broken')
  expect((await entriesOf(manager, other)).map(entry => entry.body)).toContain('The door is broken as well')
})

test('a fault that is a wish becomes a request', async ({ page, signedIn }) => {
  const { manager, number } = await freshTicket(page, signedIn)
  await run(page, 'Change its kind…')
  const dialog = page.getByRole('dialog', { name: `Kind of ${number}` })
  await dialog.getByText('Service request', { exact: true }).click()
  await dialog.getByLabel('Why').fill('He wants another printer')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('article[data-ticket]')).not.toHaveAttribute('data-ticket', number)
  expect((await now<{ kind: string }>(manager, number)).kind).toBe('request')
})

test('the subject is mended where it stands', async ({ page, signedIn }) => {
  const { manager, number } = await freshTicket(page, signedIn)
  await page.getByRole('button', { name: 'Change the subject' }).click()
  await page.getByRole('textbox', { name: 'Subject' }).fill('标签打印机打出空白标签')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await now(manager, number)).subject).toBe('标签打印机打出空白标签')
})

test('the thing that is broken is found by its name', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const [ci] = (await manager.get<{ data: { code: string }[] }>('/cis?limit=1')).data
  const { number } = await reported(manager)
  await openTicket(page, number)
  await details(page).getByRole('button', { name: 'Change: Configuration items' }).click()
  await page.keyboard.type(ci!.code)
  await page
    .getByRole('option', { name: new RegExp(ci!.code) })
    .first()
    .click()
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await now<{ cis: string[] }>(manager, number)).cis).toEqual([ci!.code])
})
