// Journeys 8 and 9 by the keyboard alone: how many keys they take besides what is written, and how long.
import type { Page } from '@playwright/test'
import { expect, type Person, test } from './desk.ts'

/** Counts keys; free text is typed beside it. */
class Keys {
  pressed = 0
  constructor(private readonly page: Page) {}

  async press(...keys: string[]) {
    for (const key of keys) await this.page.keyboard.press(key)
    this.pressed += keys.length
  }

  /** From here on. */
  since(before: number) {
    return this.pressed - before
  }
}

interface Reported {
  id: string
  number: string
}

/** So unlike that no rule folds them into one. */
const faults = [
  'The badge reader at the north gate blinks red',
  '发票打印机缺纸后一直报警',
  'VPN drops after ten minutes',
  '会议室投影没有信号',
  'Payroll export has last month in it',
  '短信验证码收不到',
  'Laptop battery swells',
  '仓库扫描枪连不上无线',
  'Shared drive asks for a password',
  '座席软电话单通',
  'Monitor flickers green',
  '报表系统登录后空白',
]

const report = (person: Person, subject: string) =>
  person.post<Reported>('/incidents', {
    subject,
    group: 'desk-guangzhou',
    requester: 'wang_fang',
    service: 'it',
    category: 'other',
  })

const ticket = (person: Person, number: string) =>
  person.get<{
    state: string
    assignee: string | null
    group: string
    priority: number
    pending_reason: string | null
    parent: string | null
    me_too: boolean
  }>(`/tickets/${number}`)

test('journey 8: ten new tickets are triaged with three keys each at most', async ({ page, signedIn, another }) => {
  test.setTimeout(180_000)
  const manager = (await another('su_qing')).context().request
  const reported: string[] = []
  // Two more than are dealt with, so that there is a next one after each.
  for (let number = 1; number <= 12; ++number) {
    const answer = await manager.post('/api/v1/incidents', {
      data: {
        subject: faults[number - 1],
        group: 'desk-guangzhou',
        requester: 'wang_fang',
        service: 'it',
        category: 'other',
      },
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    })
    reported.push((await answer.json()).number)
  }
  const agent = await signedIn('li_lei')
  await page.goto('/desk/triage')
  await page.locator('article[data-ticket]').waitFor()

  const keys = new Keys(page)
  const steps: number[] = []
  const most: number[] = []
  const ways: ((shown: string) => Promise<void>)[] = [
    () => keys.press('y'),
    async () => {
      await keys.press('a')
      await expect(page.getByRole('combobox', { name: 'Route' })).toBeFocused()
      await page.keyboard.type('网络')
      await keys.press('Enter')
    },
    () => keys.press('b', '2'),
    async () => {
      await keys.press('p', '2')
      await keys.press('y')
    },
  ]
  const seen: { number: string; way: number }[] = []
  const began = Date.now()
  for (let turn = 0; turn < 10; ++turn) {
    const shown = (await page.locator('article[data-ticket]').getAttribute('data-ticket'))!
    const before = keys.pressed
    const started = Date.now()
    await ways[turn % ways.length]!(shown)
    await expect(page.locator('article[data-ticket]')).not.toHaveAttribute('data-ticket', shown)
    steps.push(Date.now() - started)
    most.push(keys.since(before))
    seen.push({ number: shown, way: turn % ways.length })
  }
  const whole = (Date.now() - began) / 1000
  console.log(
    `journey 8: ten tickets in ${whole.toFixed(1)} s, ${Math.max(...most)} keys at most, steps ${steps.join(' ')} ms`,
  )
  expect(Math.max(...most)).toBeLessThanOrEqual(3)
  expect(new Set(seen.map(row => row.number)).size).toBe(10)

  for (const { number, way } of seen) {
    if (way === 0 || way === 3) await expect.poll(async () => (await ticket(agent, number)).assignee).toBe('li_lei')
    if (way === 1) await expect.poll(async () => (await ticket(agent, number)).group).not.toBe('desk-guangzhou')
    if (way === 2) await expect.poll(async () => (await ticket(agent, number)).state).toBe('pending')
    if (way === 3) expect((await ticket(agent, number)).priority).toBe(2)
  }
})

test('journey 9: a reply from a canned one that resolves as well takes five keys', async ({ page, signedIn }) => {
  const agent = await signedIn('li_lei')
  const { number } = await report(agent, 'Journey nine')
  await agent.put(`/tickets/${number}/assignment`, { assignee: 'li_lei' })
  await page.goto(`/desk/queue/my-open?ticket=${number}`)
  await page.getByRole('article', { name: number }).waitFor()

  const keys = new Keys(page)
  const began = Date.now()
  await keys.press('r')
  const composer = page.getByRole('region', { name: 'Composer' })
  await composer.getByRole('textbox').first().waitFor()
  await keys.press(';')
  await page.getByRole('listbox', { name: 'Canned replies' }).getByRole('option').first().waitFor()
  await keys.press('Enter')
  await expect(composer.getByRole('textbox').first()).not.toHaveValue(/^;?$/)
  await keys.press('Control+Shift+Enter')
  await expect.poll(async () => (await ticket(agent, number)).state).toBe('resolved')
  console.log(`journey 9: ${keys.pressed} keys, ${((Date.now() - began) / 1000).toFixed(1)} s`)
  expect(keys.pressed).toBeLessThanOrEqual(5)
  const replies = async () =>
    (await agent.get<{ data: { kind: string; body: string }[] }>(`/tickets/${number}/entries`)).data.filter(
      entry => entry.kind === 'reply',
    )
  await expect.poll(async () => (await replies()).length).toBe(1)
  expect((await replies())[0]!.body).not.toContain('{{')
})

test('ten demo tickets are answered and resolved by keyboard alone', async ({ page, signedIn }) => {
  test.setTimeout(180_000)
  const agent = await signedIn('li_lei')
  for (let number = 1; number <= 10; ++number) {
    const made = await report(agent, faults[number - 1]!)
    await agent.put(`/tickets/${made.number}/assignment`, { assignee: 'li_lei' })
  }
  await page.goto('/desk/queue/my-open')
  await page.locator('[data-number]').first().waitFor()
  await page.keyboard.press('j')
  for (let turn = 0; turn < 10; ++turn) {
    const number = (await page.locator('article[data-ticket]').getAttribute('data-ticket'))!
    await page.keyboard.press('r')
    await page.getByRole('region', { name: 'Composer' }).getByRole('textbox').first().waitFor()
    await page.keyboard.type(`Done ${turn}`)
    await page.keyboard.press('Control+Shift+Enter')
    await expect.poll(async () => (await ticket(agent, number)).state, { timeout: 20_000 }).toBe('resolved')
    if (turn < 9) await expect(page.locator('article[data-ticket]')).not.toHaveAttribute('data-ticket', number)
  }
})
