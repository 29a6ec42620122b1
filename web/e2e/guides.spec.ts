// Help: from each area to its guide, in both languages, with pictures out of the program itself.
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './desk.ts'
import { languages } from './places.ts'

const titles = {
  requester: { en: 'Asking the service desk', zh: '怎样使用服务台' },
  agent: { en: 'Working at the desk', zh: '服务台工作指南' },
  administrator: { en: 'Setting up the desk', zh: '服务台设置指南' },
}
const help = { en: 'Help', zh: '帮助' }

const areas = [
  { guide: 'requester', login: 'wang_fang', path: '/' },
  { guide: 'agent', login: 'su_qing', path: '/desk/queue/new-today' },
  { guide: 'administrator', login: 'admin', path: '/admin/people' },
] as const

for (const { guide, login, path } of areas)
  for (const language of languages)
    test(`help leads from ${path} to the guide for the ${guide}, in ${language}`, async ({ page, signedIn }) => {
      await signedIn(login)
      await page.addInitScript(chosen => localStorage.setItem('language', chosen), language)
      await page.goto(path)
      await page.getByRole('link', { name: help[language], exact: true }).first().click()
      await expect(page).toHaveURL(`/guide/${guide}`)
      await expect(page.getByRole('heading', { level: 1, name: titles[guide][language] })).toBeVisible()

      const picture = page.getByRole('img').first()
      await picture.scrollIntoViewIfNeeded()
      await expect.poll(() => picture.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBeGreaterThan(300)
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    })

test('a guide is read before signing in, in the other language too, and its contents lead to its parts', async ({
  page,
}) => {
  await page.goto('/guide/agent#keys')
  await expect(page.getByRole('heading', { level: 2, name: 'Keys' })).toBeInViewport()
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Triage', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Triage' })).toBeInViewport()
  await page.getByText('中文', { exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: titles.agent.zh })).toBeVisible()
  await page.getByRole('link', { name: '管理员指南' }).click()
  await expect(page.getByRole('heading', { level: 1, name: titles.administrator.zh })).toBeVisible()
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByRole('heading', { level: 1, name: titles.agent.zh })).toBeVisible()
})

test('a guide asks nothing but the desk', async ({ page, baseURL }) => {
  const elsewhere: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith(baseURL!) && !request.url().startsWith('data:')) elsewhere.push(request.url())
  })
  await page.goto('/guide/administrator')
  await page.getByRole('img').last().scrollIntoViewIfNeeded()
  expect(elsewhere).toEqual([])
})

test('there is no guide of another name', async ({ page }) => {
  await page.goto('/guide/operator')
  await expect(page.getByRole('alert')).toHaveText('There is no such page')
})

test('help stands in the same place on every page of the portal', async ({ page, signedIn }) => {
  await signedIn('wang_fang')
  const places = []
  for (const path of ['/', '/report', '/tickets', '/profile']) {
    await page.goto(path)
    places.push(await page.getByRole('link', { name: help.en, exact: true }).boundingBox())
  }
  expect(new Set(places.map(place => JSON.stringify(place))).size).toBe(1)
})

test('on the smallest of phones all places of an administrator fit beside help', async ({ page, signedIn }) => {
  await signedIn('admin')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/desk/queue/new-today')
  const rail = page.getByRole('navigation', { name: 'Areas' })
  await expect(rail.getByRole('link', { name: help.en, exact: true })).toBeInViewport({ ratio: 1 })
  await expect(rail.getByRole('link').last()).toBeInViewport({ ratio: 1 })
})
