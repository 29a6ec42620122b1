// The pictures of docs/guides, each in both languages. Numbers and times in them are the same each time.
import path from 'node:path'
import type { Page } from '@playwright/test'
import { moment } from '../playwright.guides.config.ts'
import { expect, Person, test } from './desk.ts'
import { open, type Place, press, settled } from './places.ts'
import type { Ticket } from './reported.ts'

const folder = process.env.YITAI_PICTURES ?? '../docs/pictures/guide'

type Language = 'en' | 'zh'
interface Picture extends Omit<Place, 'path' | 'go'> {
  path: string | ((told: Told) => string)
  go?: (page: Page, language: Language) => Promise<void>
}
/** What was reported for the pictures, by what it stands for. */
type Told = Record<'new' | 'asked' | 'solved' | 'link' | 'tried', string>

const words = {
  en: {
    new: 'Monitor flickers every few minutes',
    asked: 'Can’t reach the shared drive',
    said: 'Since yesterday evening the folder of the finance department can not be opened. Other folders work.',
    question: 'Which folder do you want to open, and what does the message say?',
    solved: 'Printer on the third floor is jammed',
    answer: 'A piece of paper was stuck in tray 2. It is out, and a test page was printed.',
    typed: 'The beamer in the meeting room shows no picture',
    seen: 'Since this morning. The lamp is on, the screen stays blue. Another cable does not help.',
    note: 'The right to the folder was missing. Asked the finance department whether it may be given.',
    reply: 'Good morning, we have given you the right to the folder. Please sign in anew and tell us whether it works.',
    like: 'Approval flow is stuck',
    find: 'VPN',
  },
  zh: {
    new: '显示器每隔几分钟就闪一下',
    asked: '共享盘打不开',
    said: '从昨天晚上开始，财务部的文件夹打不开，其他文件夹正常。',
    question: '您要打开哪个文件夹？屏幕上的提示是什么？',
    solved: '三楼打印机卡纸',
    answer: '2 号纸盒里卡了一张纸，已取出，并打印了测试页。',
    typed: '会议室投影仪没有画面',
    seen: '今天早上开始的。灯是亮的，屏幕一直是蓝色，换了线也不行。',
    note: '缺少该文件夹的权限，已向财务部确认能否开通。',
    reply: '您好，文件夹权限已经开通。请重新登录一次，再告诉我们是否正常。',
    like: '流程卡在领导节点',
    find: '打印',
  },
}

const rows =
  'login;name;emails;department\nzhao_min;赵敏;zhao_min@yuexin.example;\nqian_jin;钱进;qian_jin@yuexin.example;nowhere'

async function tell(by: (login: string) => Promise<Person>, language: Language): Promise<Told> {
  const [requester, agent, admin] = [await by('wang_fang'), await by('su_qing'), await by('admin')]
  const { new: first, asked, said, question, note, solved, answer } = words[language]
  const report = async (subject: string, description = '') =>
    (await requester.post<Ticket>('/incidents', { subject, description })).number
  const take = async (ticket: string, service: string) => {
    await agent.patch(`/tickets/${ticket}`, { service, category: 'other' })
    await agent.put(`/tickets/${ticket}/assignment`, { group: 'service-desk', assignee: 'su_qing' })
  }
  const waits = await report(asked, said)
  await take(waits, 'file-share')
  await agent.post(`/tickets/${waits}/entries`, { kind: 'reply', body: question })
  await agent.post(`/tickets/${waits}/entries`, { kind: 'note', body: note })
  await agent.put(`/tickets/${waits}/pending`, { reason: 'awaiting_user' })
  const done = await report(solved)
  await take(done, 'printing')
  await agent.put(`/tickets/${done}/resolution`, { code: 'fixed', text: answer })
  // Not by who has resolved it.
  const { link } = await admin.post<{ link: string }>(`/tickets/${done}/one-time-links`, undefined)
  await admin.patch('/practices/incident', { remind_days: 2 })
  await agent.patch('/practices/incident', { remind_days: 3, vip_reopen_days: 40 })
  const { id } = await admin.post<{ id: string }>('/imports', { kind: 'people', dry_run: true, text: rows })
  // What the desk says is held for a moment.
  const heard = () => requester.get<{ data: { body: string }[] }>(`/tickets/${waits}/entries`)
  await expect
    .poll(async () => (await heard()).data.some(({ body }) => body === question), { timeout: 30_000 })
    .toBe(true)
  return { new: await report(first), asked: waits, solved: done, link, tried: id }
}

const describe = async (page: Page, language: Language) => {
  await page.getByRole('textbox').first().fill(words[language].typed)
  await page.getByRole('textbox').nth(1).fill(words[language].seen)
}
const search = async (page: Page, language: Language) => {
  await press('j', 'Control+k')(page)
  await page.getByRole('dialog').getByRole('textbox').fill(words[language].find)
  await page.locator('[data-action] >> nth=3').waitFor()
}
const reply = async (page: Page, language: Language) => {
  await settled(page)
  await press('r')(page)
  await page.locator('textarea:visible').last().fill(words[language].reply)
}
const alike = async (page: Page, language: Language) => {
  await page.getByRole('textbox').first().fill(words[language].like)
  await page.locator('aside li, aside a').first().waitFor()
}
const seeYear = (page: Page) => page.locator('form ol').first().scrollIntoViewIfNeeded()
const pasteRows = async (page: Page) => {
  await page.getByRole('textbox').last().fill(rows)
  await page.locator('table').first().waitFor()
}
const seePractices = async (page: Page) => {
  await page.getByRole('combobox').first().click()
  await page.getByRole('option', { name: /^(Practice|实践)$/ }).click()
}

const pictures: Picture[] = [
  { name: 'portal-home', login: 'wang_fang', path: '/', ready: 'li' },
  { name: 'portal-report', login: 'wang_fang', path: '/report', ready: 'form', go: describe },
  { name: 'portal-tickets-phone', login: 'wang_fang', path: '/tickets', ready: 'li' },
  { name: 'portal-ticket-phone', login: 'wang_fang', path: ({ asked }) => `/tickets/${asked}`, ready: 'h1' },
  { name: 'portal-confirm', login: 'wang_fang', path: ({ solved }) => `/tickets/${solved}`, ready: 'h1' },
  { name: 'portal-link-phone', login: '', path: ({ link }) => `/l/${link}`, ready: 'h1' },
  { name: 'portal-profile', login: 'wang_fang', path: '/profile', ready: 'form' },
  {
    name: 'desk-palette',
    login: 'su_qing',
    path: '/desk/queue/new-today',
    ready: '[data-number]',
    go: search,
  },
  { name: 'desk-queue', login: 'su_qing', path: '/desk/queue/new-today', ready: '[data-number]', go: press('j', 'j') },
  { name: 'desk-triage', login: 'su_qing', path: '/desk/triage', ready: 'h2' },
  { name: 'desk-ticket', login: 'su_qing', path: ({ asked }) => `/desk/tickets/${asked}`, ready: 'aside' },
  { name: 'desk-composer', login: 'su_qing', path: ({ asked }) => `/desk/tickets/${asked}`, ready: 'aside', go: reply },
  {
    name: 'desk-bulk',
    login: 'su_qing',
    path: '/desk/queue/new-today',
    ready: '[data-number]',
    go: press('j', 'x', 'x'),
  },
  { name: 'desk-new', login: 'lin_xia', path: '/desk/new', ready: 'form', go: alike },
  { name: 'admin-person', login: 'admin', path: '/admin/people/li_lei', ready: 'form' },
  { name: 'admin-roles', login: 'admin', path: '/admin/roles', ready: 'tbody tr' },
  { name: 'admin-service', login: 'admin', path: '/admin/services/printing', ready: 'form' },
  { name: 'admin-matrix', login: 'admin', path: '/admin/practices/incident', ready: 'form' },
  { name: 'admin-calendar', login: 'admin', path: '/admin/calendars/standard', ready: 'form ol', go: seeYear },
  { name: 'admin-holidays', login: 'admin', path: '/admin/holidays/2026', ready: 'ol' },
  { name: 'admin-imports', login: 'admin', path: ({ tried }) => `/admin/imports/${tried}`, ready: 'h1', go: pasteRows },
  { name: 'admin-audit', login: 'admin', path: '/admin/audit', ready: 'tbody tr', go: seePractices },
]

const told: Partial<Record<Language, Told>> = {}

for (const picture of pictures)
  test(picture.name, async ({ page, signedIn, another }, { project }) => {
    const language = project.name as Language
    const by = async (login: string) => new Person((await another(login)).context().request)
    told[language] ??= await tell(by, language)
    const { path: at, go, ...place } = picture
    if (picture.name.includes('phone')) await page.setViewportSize({ width: 390, height: 780 })
    await page.clock.setFixedTime(moment)
    if (place.login) await signedIn(place.login)
    const address = typeof at === 'string' ? at : at(told[language])
    await open(
      page,
      { ...place, path: address, ...(go ? { go: there => go(there, language) } : {}) },
      language,
      'light',
    )
    await page.screenshot({ path: path.join(folder, `${picture.name}.${language}.png`), animations: 'disabled' })
  })
