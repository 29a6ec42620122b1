// What holds on every page: languages, keys, the palette.
import { expect, test } from './desk.ts'

test('the language changes everything at once, dates and labels of components as well', async ({ page, signedIn }) => {
  await signedIn('su_qing')
  await page.goto('/desk/queue/new-today')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New in the last 24 hours')
  await page.getByRole('button', { name: '中文 / English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('24 小时内新建')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('24 小时内新建')
})

test('no text of the pages goes untranslated', async ({ page, signedIn }) => {
  await signedIn('su_qing')
  await page.goto('/desk/queue/new-today?pseudo')
  await page.locator('[data-number]').first().waitFor()
  const plain = await page
    .getByRole('navigation')
    .getByRole('button')
    .evaluateAll(buttons =>
      buttons
        .map(button => button.getAttribute('aria-label') ?? '')
        .filter(label => label !== '' && !label.startsWith('⟦')),
    )
  expect(plain).toEqual([])
})

test('the palette finds a ticket by its number, and any deed by its name', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const { data } = await manager.get<{ data: { number: string; subject: string }[] }>('/tickets?limit=1')
  await page.goto('/desk/queue/new-today')
  await page.locator('[data-number]').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Tickets, people, actions').waitFor()
  await page.keyboard.type(data[0]!.number)
  await page.getByRole('button', { name: data[0]!.subject }).first().waitFor()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/desk/tickets/${data[0]!.number}`))
  await expect(page.getByPlaceholder('Tickets, people, actions')).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Tickets, people, actions').waitFor()
  await page.keyboard.type('triage')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/triage/)
})

test('keys are silent while somebody writes or composes, and can be switched off', async ({ page, signedIn }) => {
  await signedIn('su_qing')
  await page.goto('/desk/queue/new-today')
  await page.locator('[data-number]').first().waitFor()
  const current = () => new URL(page.url()).searchParams.get('ticket')

  await page.locator('body').dispatchEvent('keydown', { key: 'j', code: 'KeyJ', isComposing: true, bubbles: true })
  expect(current()).toBeNull()
  await page.keyboard.press('j')
  await expect.poll(current).not.toBeNull()

  await page.goto('/desk/settings')
  await page.getByRole('switch', { name: /^Single keys work/ }).click()
  await page.goto('/desk/queue/new-today')
  await page.locator('[data-number]').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Control+k')
  await expect(page.getByPlaceholder('Tickets, people, actions')).toBeVisible()
  expect(current()).toBeNull()
  await page.keyboard.press('Escape')
  await page.goto('/desk/settings')
  await page.getByRole('switch', { name: /^Single keys work/ }).click()
})

test('the key sheet lists what works here', async ({ page, signedIn }) => {
  await signedIn('su_qing')
  await page.goto('/desk/queue/new-today')
  await page.locator('[data-number]').first().waitFor()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet.getByText('Next ticket', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})
