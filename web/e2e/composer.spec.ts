// Writing about a ticket: files, drafts, input methods, lost lines, and text that means harm.
import type { Locator, Page } from '@playwright/test'
import { expect, password, test } from './desk.ts'
import { type Entry, entriesOf, freshTicket, openTicket, reported } from './reported.ts'

const composer = (page: Page) => page.getByRole('region', { name: 'Composer' })
const reply = (page: Page) => composer(page).getByRole('textbox', { name: 'Reply' })
const conversation = (page: Page) => page.getByRole('article').getByRole('article')

const pasteFile = (into: Locator, name: string) =>
  into.evaluate((element, called) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['Ink is at 3 %'], called, { type: 'text/plain' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, name)

/** An Enter that ends a composition of an input method. */
const composedEnter = (into: Locator) =>
  into.evaluate(element => {
    const about = { bubbles: true, cancelable: true }
    element.dispatchEvent(new CompositionEvent('compositionstart', about))
    for (const ctrlKey of [false, true])
      element.dispatchEvent(new KeyboardEvent('keydown', { ...about, key: 'Enter', ctrlKey, isComposing: true }))
    element.dispatchEvent(new CompositionEvent('compositionend', { ...about, data: '李' }))
  })

const saying = (entries: Entry[], body: string) => entries.filter(entry => entry.body === body)

test('a reply takes along a file that was pasted and one that was picked, and can be taken back', async ({
  page,
  signedIn,
}) => {
  const { manager, number } = await freshTicket(page, signedIn)
  await page.keyboard.press('r')
  await page.keyboard.type('Please try the other tray.')
  await pasteFile(reply(page), 'pasted.txt')

  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route('**/attachments*', async route => {
    await released
    await route.continue()
  })
  const chosen = page.waitForEvent('filechooser')
  await composer(page).getByRole('button', { name: 'Attach files' }).click()
  await (await chosen).setFiles({ name: 'picked.txt', mimeType: 'text/plain', buffer: Buffer.from('Tray 2') })
  await expect(page.getByRole('progressbar', { name: 'Sending picked.txt' })).toHaveCount(1)
  release()
  const files = composer(page).getByRole('list', { name: 'Attachments to be sent' })
  await expect(files.getByRole('listitem')).toHaveText([/pasted\.txt.*13/, /picked\.txt.*6/])

  await reply(page).press('Control+Enter')
  await expect(page.getByText(`The reply to ${number} goes out in`)).toBeVisible()
  const said = conversation(page).filter({ hasText: 'Please try the other tray.' })
  await expect(said.getByRole('list', { name: 'Attachments' }).getByRole('link')).toHaveText([
    'pasted.txt',
    'picked.txt',
  ])

  await page.keyboard.press('z')
  await expect(reply(page)).toHaveValue('Please try the other tray.')
  await expect(files.getByRole('listitem')).toHaveText([/pasted\.txt/, /picked\.txt/])
  await expect(said).toHaveCount(0)
  expect(await entriesOf(manager, number)).toEqual([])
})

test('an internal note is marked as one and is not for the requester', async ({ page, signedIn, another }) => {
  const { number } = await freshTicket(page, signedIn)
  await page.keyboard.press('n')
  await page.keyboard.type('The tray was bent by the movers.')
  await page.keyboard.press('Control+Enter')
  const note = page.getByRole('article', { name: 'Internal note' })
  await expect(note).toContainText('The tray was bent by the movers.')
  const requester = await another('wang_fang')
  const seen = await requester.request.get(`/api/v1/tickets/${number}/entries`)
  expect(await seen.json()).toMatchObject({ data: [] })
})

test('somebody is mentioned by a few letters and Enter', async ({ page, signedIn }) => {
  const { manager, number } = await freshTicket(page, signedIn)
  await page.keyboard.press('n')
  await page.keyboard.type('Have a look, @lin_x')
  await expect(page.getByRole('option', { name: '@lin_xia' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(composer(page).getByRole('textbox')).toHaveValue('Have a look, @lin_xia ')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await entriesOf(manager, number))[0]?.mentions).toEqual(['lin_xia'])
})

test('a draft is there again after a reload, whether the server had it already or not', async ({ page, signedIn }) => {
  await freshTicket(page, signedIn)
  await page.keyboard.press('r')
  await page.keyboard.type('We are on')
  await expect(composer(page).getByText('Draft saved')).toBeVisible()
  await page.keyboard.type(' our way')
  await page.reload()
  await expect(page.getByText('You have begun to write here')).toBeVisible()
  await page.keyboard.press('r')
  await expect(reply(page)).toHaveValue('We are on our way')
})

test('an Enter of an input method neither sends nor picks', async ({ page, signedIn }) => {
  const { manager, number } = await freshTicket(page, signedIn)
  await page.keyboard.press('r')
  await page.keyboard.type('问 @li')
  await expect(page.getByRole('option').first()).toBeVisible()
  await composedEnter(reply(page))
  await expect(reply(page)).toHaveValue('问 @li')
  await expect(page.getByRole('option').first()).toBeVisible()
  expect(await entriesOf(manager, number)).toEqual([])
})

test('without a line what was typed stays, and goes out once when the line is back', async ({
  page,
  signedIn,
  desk,
}) => {
  const { manager, number } = await freshTicket(page, signedIn)
  await page.keyboard.press('r')
  await page.keyboard.type('A new tray')
  await desk.halt()
  await page.keyboard.type(' is on its way')
  await page.keyboard.press('Control+Enter')
  await expect(composer(page).getByRole('alert').first()).toContainText('can not be reached')
  await expect(reply(page)).toHaveValue('A new tray is on its way')
  await desk.restart()
  await expect(page.getByText('The line to the service desk is lost')).toBeHidden({ timeout: 30_000 })
  await reply(page).press('Control+Enter')
  await expect(reply(page)).toBeHidden()
  expect(saying(await entriesOf(manager, number), 'A new tray is on its way')).toHaveLength(1)
})

test('what arrived although its answer was lost is not said twice', async ({ page, signedIn }) => {
  const { manager, number } = await freshTicket(page, signedIn)
  await page.keyboard.press('r')
  await page.keyboard.type('It works again')
  await page.route(
    `**/tickets/${number}/entries`,
    async route => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  await page.keyboard.press('Control+Enter')
  await expect(composer(page).getByRole('alert')).toContainText('can not be reached')
  await reply(page).press('Control+Enter')
  await expect(reply(page)).toBeHidden()
  expect(saying(await entriesOf(manager, number), 'It works again')).toHaveLength(1)
})

test('a session that ended while somebody wrote is renewed, and the reply goes out once', async ({
  page,
  signedIn,
}) => {
  const { manager, number } = await freshTicket(page, signedIn)
  await page.keyboard.press('r')
  await page.keyboard.type('Signed out, but not lost')
  await page.context().clearCookies()
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'You have been signed out' })
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(reply(page)).toBeHidden()
  expect(saying(await entriesOf(manager, number), 'Signed out, but not lost')).toHaveLength(1)
})

const naughty = [
  '<img src=x onerror="alert(1)"><script>alert(1)</script>',
  '![a picture](http://elsewhere.example/x.png) <iframe src="http://elsewhere.example/"></iframe>',
  '\u202Eright to left\u202C and back, zero\u200Bwidth\u200D, \uFEFF👩‍👩‍👧 Z̸͑a',
  `unbroken${'x'.repeat(10_000)}`,
]

test('text that means harm is shown as text', async ({ page, signedIn, desk }) => {
  const alarms: string[] = []
  page.on('dialog', dialog => alarms.push(dialog.message()))
  page.on('request', request => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(desk.url)) alarms.push(request.url())
  })
  const manager = await signedIn('su_qing')
  const { number } = await reported(manager, { subject: naughty[0], description: naughty[1], tags: ['<b>bold</b>'] })
  for (const body of naughty) await manager.post(`/tickets/${number}/entries`, { kind: 'note', body })
  await openTicket(page, number)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(naughty[0]!)
  const notes = page.getByRole('article', { name: 'Internal note' })
  await expect(notes).toHaveCount(naughty.length)
  await expect(notes.nth(0)).toContainText(naughty[0]!)
  await expect(notes.nth(1)).toContainText('<iframe src="http://elsewhere.example/">')
  await expect(notes.nth(2)).toContainText('zero\u200Bwidth')
  await page.keyboard.press('Shift+h')
  await expect(page.getByRole('table', { name: 'History' })).toContainText('<b>bold</b>')
  await page.keyboard.press('r')
  for (const text of naughty) {
    await reply(page).fill(text)
    await composer(page).getByRole('button', { name: 'Preview' }).click()
    await composer(page).getByRole('button', { name: 'Preview' }).click()
    await expect(reply(page)).toHaveValue(text)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(alarms).toEqual([])
})
