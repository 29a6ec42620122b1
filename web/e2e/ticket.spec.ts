// What can be done with a ticket on its page, and that two who do it at once lose nothing.
import type { Page } from '@playwright/test'
import { expect, type Person, test } from './desk.ts'
import { freshTicket, openTicket, reported, type Ticket } from './reported.ts'

const details = (page: Page) => page.getByRole('complementary', { name: 'Details' })
const field = (page: Page, name: string) => details(page).getByRole('button', { name: `Change: ${name}` })

const now = (person: Person, number: string) => person.get<Ticket>(`/tickets/${number}`)

/** A deed that has no key, by the palette. */
async function run(page: Page, words: string) {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Tickets, people, actions').fill(words)
  await page.getByRole('dialog').getByRole('button', { name: words }).first().waitFor()
  await page.keyboard.press('Enter')
}

async function begun(page: Page, signedIn: (login: string) => Promise<Person>, more = {}) {
  const { manager, ...ticket } = await freshTicket(page, signedIn, more)
  return { manager, ...ticket, read: () => now(manager, ticket.number) }
}

test('it is given to somebody by a key, a name and Enter, and taken back', async ({ page, signedIn }) => {
  const { number, read, assignee } = await begun(page, signedIn)
  await page.keyboard.press('a')
  await page.getByRole('combobox', { name: `Assign ${number}` }).waitFor()
  await page.keyboard.type('chenjie')
  await expect(page.getByRole('option', { selected: true })).toContainText('chen_jie')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await read()).assignee).toBe('chen_jie')
  // The desk may know it before the page has been answered.
  await expect(page.getByRole('alert').filter({ hasText: 'Assigned' })).toBeVisible()
  await page.keyboard.press('z')
  await expect.poll(async () => (await read()).assignee).toBe(assignee)
})

test('impact and urgency give the priority', async ({ page, signedIn }) => {
  const { read } = await begun(page, signedIn)
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('group', { name: 'Impact' }).getByText('1 Everybody').click()
  await dialog.getByRole('group', { name: 'Urgency' }).getByText('1 At once').click()
  await expect(dialog.getByText('P1', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  expect(await read()).toMatchObject({ impact: 1, urgency: 1, priority: 1 })
  await expect(details(page).getByText('1 × urgency 1 gives P1', { exact: false })).toBeVisible()
})

test('it waits until a time, and goes on', async ({ page, signedIn }) => {
  const { number, read } = await begun(page, signedIn, { assignee: 'su_qing' })
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog', { name: `Set ${number} waiting` })
  await dialog.getByRole('button', { name: 'Tomorrow 9:00' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const waiting = await read()
  expect(waiting.state).toBe('pending')
  expect(Date.parse(waiting.pending_until!)).toBeGreaterThan(Date.now())
  await page.keyboard.press('s')
  await page.getByRole('menuitem', { name: 'Resume work' }).click()
  await expect.poll(async () => (await read()).state).not.toBe('pending')
})

test('without a code it is not resolved; with one it is, and it can be opened again', async ({ page, signedIn }) => {
  const classified = { assignee: 'su_qing', service: 'order', category: 'fault-error' }
  const { number, read } = await begun(page, signedIn, classified)
  await run(page, 'Resolve…')
  const dialog = page.getByRole('dialog', { name: `Resolve ${number}` })
  await dialog.getByLabel('What was done').fill('The tray was straightened.')
  await page.keyboard.press('Control+Enter')
  const code = dialog.getByRole('combobox', { name: 'How it was resolved' })
  await expect(code).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByLabel('What was done')).toHaveValue('The tray was straightened.')
  await code.click()
  await page.getByRole('option').first().click()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  expect((await read()).state).toBe('resolved')

  await run(page, 'Reopen…')
  await page.getByLabel('Why it is opened again').fill('It bent again.')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await read()).state).not.toBe('resolved')
})

test('it is cancelled with a reason', async ({ page, signedIn }) => {
  const { number, read } = await begun(page, signedIn)
  await run(page, 'Cancel the ticket…')
  const dialog = page.getByRole('dialog', { name: `Cancel ${number}` })
  await dialog.getByRole('combobox', { name: 'Code' }).click()
  await page.getByRole('option').first().click()
  await dialog.getByLabel('Why it is cancelled').fill('Reported by mistake.')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  expect((await read()).state).toBe('cancelled')
})

for (const { press, left } of [
  { press: 'Keep mine', left: 2 },
  { press: 'Take theirs', left: 1 },
])
  test(`when somebody was faster both sides are shown: ${press}`, async ({ page, signedIn }) => {
    const { manager, number, read } = await begun(page, signedIn)
    await page.keyboard.press('p')
    const asked = page.getByRole('dialog', { name: `Priority of ${number}` })
    await asked.getByRole('group', { name: 'Impact' }).getByText('2 Many').click()
    let isFirst = true
    await page.route(`**/api/v1/tickets/${number}`, async route => {
      if (route.request().method() === 'PATCH' && isFirst) {
        isFirst = false
        await manager.patch(`/tickets/${number}`, { impact: 1 })
      }
      await route.continue()
    })
    await page.keyboard.press('Control+Enter')
    const clash = page.getByRole('dialog', { name: 'Somebody was faster' })
    await expect(clash.getByRole('radio', { name: 'Impact: theirs' })).not.toBeChecked()
    await expect(clash.getByRole('radio', { name: 'Impact: yours' })).toBeChecked()
    await expect(clash.getByRole('row', { name: 'Impact' })).toContainText('1 Everybody')
    await clash.getByRole('button', { name: press }).click()
    await expect(clash).toBeHidden()
    await expect(asked).toBeHidden()
    expect((await read()).impact).toBe(left)
  })

test('a ticket goes into another one and out again', async ({ page, signedIn }) => {
  const { manager, number, read } = await begun(page, signedIn)
  const other = await reported(manager)
  await run(page, 'Merge into another…')
  const dialog = page.getByRole('dialog', { name: `Merge ${number} into another` })
  await dialog.getByRole('combobox', { name: 'The ticket that stays' }).fill(other.number)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: other.number })).toBeVisible()
  expect((await read()).number).toBe(other.number)
  await page.keyboard.press('z')
  await expect.poll(async () => (await read()).number).toBe(number)
})

test('it is linked with another, labelled, watched and chased', async ({ page, signedIn }) => {
  const { manager, number, read } = await begun(page, signedIn)
  const other = await reported(manager, { subject: 'The tray of the printer is bent' })
  await run(page, 'Link…')
  const dialog = page.getByRole('dialog', { name: `Link ${number}` })
  await dialog.getByRole('combobox', { name: 'Ticket' }).fill(other.number)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const links = details(page).getByRole('list', { name: 'Links' })
  await expect(links).toContainText('The tray of the printer is bent')
  await links.getByRole('button', { name: `Take the link away ${other.number}` }).click()
  await expect(links.getByRole('link', { name: other.number })).toHaveCount(0)

  await page.keyboard.press('l')
  const labels = page.getByRole('dialog', { name: `Labels of ${number}` })
  await labels.getByLabel('Labels').fill('打印')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(labels).toBeHidden()
  expect((await read()).tags).toEqual(['打印'])

  const watchers = details(page).getByRole('region', { name: 'Watchers' })
  await watchers.getByRole('button', { name: 'Add a watcher' }).click()
  await page.keyboard.type('lilei')
  await page.getByRole('option', { name: 'li_lei' }).click()
  await expect.poll(async () => (await read()).watchers).toEqual(['li_lei'])
  await watchers.getByRole('button', { name: 'li_lei watches it no longer' }).click()
  await expect(watchers.getByText('Nobody')).toBeVisible()

  await run(page, 'Chase…')
  const chase = page.getByRole('dialog', { name: `Chase ${number}` })
  await chase.getByLabel('Comment').fill('The van leaves at four.')
  await page.keyboard.press('Control+Enter')
  await expect(chase).toBeHidden()
  await expect(details(page).getByRole('region', { name: 'Chases' })).toContainText('The van leaves at four.')
  await expect(page.getByText('Chased ×1')).toBeVisible()
})

test('a task with a checklist is ticked off', async ({ page, signedIn }) => {
  const { manager, number } = await begun(page, signedIn)
  const tasks = async () => (await manager.get<{ data: { state: string }[] }>(`/tickets/${number}/tasks`)).data
  await details(page).getByRole('button', { name: 'Add a task' }).waitFor()
  await page.keyboard.press('t')
  const form = page.getByRole('form', { name: 'New task' })
  await form.getByRole('textbox', { name: 'Task' }).fill('Replace the tray')
  await form.getByRole('textbox', { name: 'Checklist' }).fill('Take the old one out\nPut the new one in')
  await form.getByRole('button', { name: 'Add' }).click()
  const task = details(page).getByRole('group', { name: 'Replace the tray' })
  for (const item of ['Take the old one out', 'Put the new one in']) {
    await task.getByRole('checkbox', { name: item }).click()
    await expect(task.getByRole('checkbox', { name: item })).toBeChecked()
  }
  await expect(task.getByText('Done')).toBeVisible()
  expect(await tasks()).toMatchObject([{ state: 'done' }])
})

interface Clocks {
  data: {
    metric: string
    elapsed_seconds: number
    counted: { from: string; to: string; seconds: number; is_past: boolean }[]
  }[]
}

test('the stretches of a promise that are drawn are the time that was counted', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const { data } = await manager.get<{ data: Ticket[] }>('/tickets?state=resolved&limit=20&sort=-id')
  let seen: Clocks['data'][0] | undefined
  for (const { number } of data) {
    const clocks = await manager.get<Clocks>(`/tickets/${number}/clocks`)
    seen = clocks.data.find(({ metric, counted }) => metric === 'resolve' && counted.length > 1)
    if (!seen) continue
    await openTicket(page, number)
    break
  }
  await details(page).getByRole('button', { name: 'Explain: Resolve' }).click()
  const rows = page.getByRole('table', { name: 'The time of "Resolve" as a table' }).getByRole('row', {
    name: 'Counted',
  })
  await expect(rows.first()).toBeVisible()
  const lengths = await rows.evaluateAll(found =>
    found.map(row => {
      const [from, to] = [...row.querySelectorAll('time')].map(time => Date.parse(time.dateTime))
      return (to! - from!) / 1000
    }),
  )
  const sum = lengths.reduce((total, length) => total + length, 0)
  expect(Math.abs(sum - seen!.elapsed_seconds)).toBeLessThan(lengths.length)
})

test('history says who changed what, and how it was before', async ({ page, signedIn }) => {
  const { manager, number, subject } = await begun(page, signedIn)
  const before = new Date()
  await expect.poll(() => Date.now()).toBeGreaterThan(before.getTime() + 1000)
  await manager.patch(`/tickets/${number}`, { subject: 'Blank labels, and a bent tray' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Blank labels, and a bent tray')
  await page.keyboard.press('Shift+h')
  const history = page.getByRole('table', { name: 'History' })
  await expect(history.getByRole('row').nth(1)).toContainText('苏青')
  await expect(history.getByRole('row').nth(1)).toContainText(subject)
  const local = new Date(Math.ceil(before.getTime() / 1000) * 1000 + 8 * 3_600_000).toISOString().slice(0, 19)
  await page.getByLabel('As it was at').fill(local)
  const then = page.getByRole('region', { name: 'As it was at' })
  await expect(then).toContainText(subject)
  await then.getByRole('button', { name: 'Back to now' }).click()
  await expect(then).toBeHidden()
})

test('a field is changed where it stands', async ({ page, signedIn }) => {
  const { read } = await begun(page, signedIn)
  await field(page, 'Channel').click()
  await page.getByRole('option', { name: 'Walk-in' }).click()
  await expect(field(page, 'Channel')).toContainText('Walk-in')
  expect(await read()).toMatchObject({ channel: 'walk_in' })
  await page.getByRole('button', { name: 'Change the subject' }).click()
  await page.getByRole('textbox', { name: 'Subject' }).fill('The labels stay white')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The labels stay white')
  await page.keyboard.press('z')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('The labels stay white')
})

test('who writes is seen by whoever looks at the same ticket', async ({ page, signedIn, another }) => {
  const { number } = await begun(page, signedIn)
  const other = await another('admin')
  await openTicket(other, number)
  await expect(other.getByRole('status', { name: 'Who else is here' })).toContainText('苏青')
  await page.keyboard.press('r')
  await page.keyboard.type('We are')
  await expect(other.getByText('苏青 is writing', { exact: true })).toBeVisible()
  await other.keyboard.press('r')
  await expect(other.getByText('苏青 is writing about this ticket as well')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(other.getByText('苏青 is writing')).toHaveCount(0)
})
