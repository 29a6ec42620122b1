// The configuration as a file: what is downloaded changes nothing; one change shows and is done; what is wrong names its line.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './desk.ts'

async function open(page: Page) {
  await page.goto('/admin/configuration')
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function downloaded(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as YAML' }).click()
  return readFile(await (await download).path(), 'utf8')
}

async function choose(page: Page, text: string) {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'yitai.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) })
}

const tryIt = (page: Page) => page.getByRole('button', { name: 'Try it: change nothing' }).click()
const apply = (page: Page) => page.getByRole('button', { name: 'Apply', exact: true })

test('what was downloaded changes nothing; with one change that is shown, and done when it is applied', async ({
  page,
  signedIn,
}) => {
  const admin = await signedIn('admin')
  await open(page)
  const text = await downloaded(page)
  expect(text).toMatch(/^yitai: 1\ndesk:\n/)

  await choose(page, text)
  await expect(apply(page)).toBeDisabled()
  await tryIt(page)
  await expect(page.getByText('Tried: nothing was changed')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Items' })).toHaveCount(0)

  await choose(page, text.replace(/^(\s+name: \{zh: [^,]+, en: )Service desk\}$/m, '$1Help desk}'))
  await tryIt(page)
  const items = page.getByRole('table', { name: 'Items' }).locator('tbody tr')
  await expect(items).toHaveCount(1)
  await expect(items).toContainText('Help desk')
  expect(await admin.get('/desk')).toMatchObject({ name: { en: 'Service desk' } })

  await apply(page).click()
  await expect(page.getByText('Applied', { exact: true })).toBeVisible()
  expect(await admin.get('/desk')).toMatchObject({ name: { en: 'Help desk' } })
})

test('a file with something wrong in it says the line, and can not be applied', async ({ page, signedIn }) => {
  await signedIn('admin')
  await open(page)
  const box = page.getByRole('textbox', { name: 'Or paste it' })
  await box.fill('yitai: 1\nservices:\n  - code: fax\n    name: {zh: 传真, en: Fax}\n    owner: nobody\n')
  await tryIt(page)
  const wrong = page.getByRole('table', { name: 'What is wrong' }).locator('tbody tr')
  await expect(wrong).toHaveText([/^5.*\/services\/0\/owner.*nobody/])
  await expect(apply(page)).toBeDisabled()

  await box.fill('yitai: 1\nservices:\n  - code: fax\n   name: fax\n')
  await tryIt(page)
  await expect(wrong).toHaveText([/^4.*well-formed/])
})
