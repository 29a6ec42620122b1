import { expect, password, test } from './desk.ts'

test('a wrong password is said at once, the right one leads to where one wanted to go', async ({ page }) => {
  await page.goto('/desk/settings')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await page.getByLabel('Login').fill('li_lei')
  await page.getByLabel('Password', { exact: true }).fill('not it')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Login')).toHaveValue('li_lei')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/settings/)
})

test('nobody is led to another site after signing in', async ({ page }) => {
  await page.goto('/sign-in?to=//elsewhere.example/')
  await page.getByLabel('Login').fill('li_lei')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/desk/)
})
