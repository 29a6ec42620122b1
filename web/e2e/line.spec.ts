// What happens when the line is lost, when a session ends, and what two browsers see of each other.
import { expect, password, test } from './desk.ts'

test('a lost line is said and comes back by itself', async ({ page, signedIn, desk }) => {
  await signedIn('su_qing')
  await page.goto('/desk/queue/new-today')
  await page.locator('[data-number]').first().waitFor()
  await desk.halt()
  await expect(page.getByText('The line to the service desk is lost')).toBeVisible()
  await desk.restart()
  await expect(page.getByText('The line to the service desk is lost')).toBeHidden({ timeout: 30_000 })
})

test('a page stays when the desk goes before all of it is loaded', async ({ page, signedIn, desk }) => {
  await signedIn('su_qing')
  // What nobody looks for yet is asked for once the rest stands: by then the desk is away.
  await page.route('**/assets/{Palette,KeySheet,TicketPane}*.js', async route => {
    await desk.halt()
    await route.abort()
  })
  await page.goto('/desk/queue/new-today')
  await page.locator('[data-number]').first().waitFor()
  await page.evaluate(() => Object.assign(window, { stays: true }))
  await expect(page.getByText('The line to the service desk is lost')).toBeVisible()
  expect(await page.evaluate(() => 'stays' in window)).toBe(true)
  await page.unrouteAll({ behavior: 'wait' })
  await desk.restart()
  await expect(page.getByText('The line to the service desk is lost')).toBeHidden({ timeout: 30_000 })
  // It goes on; what is missing still says so in its place.
  await page.keyboard.press('j')
  const article = page.locator('article[data-ticket]')
  const anew = page.getByRole('button', { name: 'Load the page anew' })
  await article.or(anew).first().waitFor()
  await expect(page.locator('[data-number]').first()).toBeVisible()
})

test('an expired session is renewed in place, and what was asked goes on', async ({ page, signedIn }) => {
  await signedIn('su_qing')
  await page.goto('/desk/queue/new-today')
  await page.locator('[data-number]').first().waitFor()
  await page.context().clearCookies()
  await page.keyboard.press('j')
  const dialog = page.getByRole('dialog', { name: 'You have been signed out' })
  await expect(dialog).toBeVisible()
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.locator('article[data-ticket]')).toBeVisible()
})

test('what one changes the other sees without asking', async ({ page, signedIn, another }) => {
  const manager = await signedIn('su_qing')
  const { data } = await manager.get<{ data: { number: string }[] }>('/views/new-today/tickets?limit=1')
  const number = data[0]!.number
  const other = await another('admin')
  for (const screen of [page, other]) {
    await screen.goto(`/desk/queue/new-today?ticket=${number}`)
    await screen.getByRole('article', { name: number }).waitFor()
  }
  const words = `Seen by both ${Date.now()}`
  await manager.post(`/tickets/${number}/entries`, { kind: 'note', body: words })
  await expect(other.getByText(words)).toBeVisible()
  await expect(page.getByText(words)).toBeVisible()
})

test('two tabs of a browser share one live line', async ({ page, signedIn, context }) => {
  await signedIn('su_qing')
  const asked: string[] = []
  context.on('request', request => {
    if (request.url().endsWith('/api/v1/events')) asked.push(request.url())
  })
  await page.goto('/desk/queue/new-today')
  await page.locator('[data-number]').first().waitFor()
  const second = await context.newPage()
  await second.goto('/desk/queue/p1-p2')
  await second.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => asked.length).toBe(1)
})
