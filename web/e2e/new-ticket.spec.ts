// A ticket for somebody who calls: by keyboard, once, and with nothing lost.
import type { Page } from '@playwright/test'
import { expect, Person, test } from './desk.ts'
import type { Ticket } from './reported.ts'

const form = (page: Page) => page.getByRole('form', { name: 'New ticket' })
const subject = (page: Page) => form(page).getByRole('textbox', { name: 'What is it about?' })
const requester = (page: Page) => form(page).getByRole('combobox', { name: 'Requester' })

async function begin(page: Page) {
  await page.goto('/desk/new')
  await expect(subject(page)).toBeFocused()
}

const called = async (person: Person, words: string) =>
  (await person.get<{ data: Ticket[] }>('/tickets?sort=-id&limit=20')).data.filter(ticket => ticket.subject === words)

test('a call becomes a ticket by keyboard, once however often the key is pressed', async ({ page, signedIn }) => {
  const caller = await signedIn('lin_xia')
  await begin(page)
  await page.keyboard.type('The scanner beeps and reads nothing')
  await page.keyboard.press('Enter')
  await expect(requester(page)).toBeFocused()
  await page.keyboard.type('wangfang')
  await expect(page.getByRole('option').first()).toContainText('wang_fang')
  await page.keyboard.press('Enter')
  await expect(requester(page)).toHaveValue('王芳')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/desk\/tickets\/INC-/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The scanner beeps and reads nothing')
  expect(await called(caller, 'The scanner beeps and reads nothing')).toMatchObject([{ requester: 'wang_fang' }])
})

test('who is very important is shown as such', async ({ page, signedIn }) => {
  const manager = await signedIn('su_qing')
  const { data } = await manager.get<{ data: { login: string; name: string; vip: boolean }[] }>(
    '/persons?vip=true&limit=1',
  )
  await begin(page)
  await requester(page).fill(data[0]!.login)
  await page.getByRole('option', { name: data[0]!.login }).click()
  await expect(form(page).getByText('VIP', { exact: true })).toBeVisible()
})

test('what it may be about already appears while it is typed', async ({ page, signedIn }) => {
  const caller = await signedIn('lin_xia')
  const { number } = await caller.post<Ticket>('/incidents', {
    subject: 'Forklift terminal shows a blue screen',
    requester: 'wang_fang',
  })
  await begin(page)
  await page.keyboard.type('forklift terminal blue')
  const likely = page.getByRole('complementary', { name: 'Likely the same' })
  await expect(likely.getByRole('link', { name: number })).toBeVisible()
  await expect(likely.getByText('similar words').first()).toBeVisible()
})

test('what is missing or refused is said at its field, and nothing typed is lost', async ({ page, signedIn }) => {
  await signedIn('lin_xia')
  await begin(page)
  await form(page).getByLabel('Description').fill('It began at noon.')
  await page.keyboard.press('Control+Enter')
  await expect(subject(page)).toHaveAccessibleDescription('Say in one line what it is about')
  await expect(requester(page)).toHaveAccessibleDescription('Say who asks')
  await subject(page).fill('s'.repeat(300))
  await requester(page).fill('wang_fang')
  await page.getByRole('option', { name: 'wang_fang' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(subject(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(subject(page)).toHaveValue('s'.repeat(300))
  await expect(form(page).getByLabel('Description')).toHaveValue('It began at noon.')
})

test('what was begun is there again after a reload', async ({ page, signedIn }) => {
  await signedIn('lin_xia')
  await begin(page)
  await page.keyboard.type('Half a sentence')
  await requester(page).fill('wang_fang')
  await page.getByRole('option', { name: 'wang_fang' }).click()
  await page.reload()
  await expect(subject(page)).toHaveValue('Half a sentence')
  await expect(requester(page)).toHaveValue('王芳')
  await form(page).getByRole('button', { name: 'Begin anew' }).click()
  await expect(subject(page)).toHaveValue('')
})

test('a field of the desk’s own is filled in with the report and changed where it stands', async ({
  page,
  signedIn,
  another,
}) => {
  const manager = new Person((await another('su_qing')).context().request)
  await manager.post('/custom-fields', {
    code: 'floor',
    name: { zh: '楼层', en: 'Floor' },
    type: 'choice',
    kinds: ['incident'],
    required: 'on_creation',
    options: [
      { code: 'first', name: { zh: '一层', en: 'First floor' } },
      { code: 'second', name: { zh: '二层', en: 'Second floor' } },
    ],
  })
  try {
    const caller = await signedIn('lin_xia')
    await begin(page)
    await page.keyboard.type('The lift display shows an error')
    await form(page).getByRole('combobox', { name: 'Floor' }).click()
    await page.getByRole('option', { name: 'First floor' }).click()
    await requester(page).fill('wang_fang')
    await page.getByRole('option', { name: 'wang_fang' }).first().click()
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/desk\/tickets\/INC-/)
    const number = page.url().split('/').at(-1)!
    const floor = async () => (await caller.get<{ custom_fields: object }>(`/tickets/${number}`)).custom_fields
    expect(await floor()).toEqual({ floor: 'first' })

    await page.getByRole('button', { name: 'Change: Floor' }).click()
    await page.getByRole('group', { name: 'Floor' }).getByRole('combobox').click()
    await page.getByRole('option', { name: 'Second floor' }).click()
    await page.getByRole('group', { name: 'Floor' }).getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('button', { name: 'Second floor' })).toBeVisible()
    expect(await floor()).toEqual({ floor: 'second' })
  } finally {
    // Nobody else is asked for it.
    await manager.patch('/custom-fields/floor', { active: false })
  }
})
