// What the wizard asks, and the bundle of configuration that it makes of it: the same that a file could say.
import type { Week } from '~/features/admin/calendar/opening'
import { readPeople } from './pasted'
import { cannedReplies, categories, services } from './starter'

export interface Setup {
  zh: string
  en: string
  language: 'zh' | 'en'
  zone: string
  week: Week
  hasOfficialDays: boolean
  groupZh: string
  groupEn: string
  people: string
  withStarter: boolean
}

const workday = [{ from: '09:00', to: '18:00' }]

export const firstSetup = (language: 'zh' | 'en', zone: string): Setup => ({
  zh: '',
  en: '',
  language,
  zone,
  week: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday, sat: [], sun: [] },
  hasOfficialDays: zone === 'Asia/Shanghai',
  groupZh: '服务台',
  groupEn: 'Service desk',
  people: '',
  withStarter: true,
})

/** Either language stands in for the other. */
const names = (zh: string, en: string) => ({ zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() })

/** The group and the calendar that every desk has from the start. */
const group = 'service-desk'
const calendar = 'standard'

export function bundleOf(setup: Setup, me: string) {
  const { people } = readPeople(setup.people)
  const { zone: time_zone, language } = setup
  return {
    yitai: 1,
    desk: { name: names(setup.zh, setup.en), language },
    people: people.map(({ login, name, email }) => ({
      login,
      name,
      ...(email ? { emails: [email] } : {}),
      language,
      time_zone,
    })),
    groups: [
      {
        code: group,
        name: names(setup.groupZh, setup.groupEn),
        members: [...new Set([me, ...people.map(({ login }) => login)])],
      },
    ],
    grants: people
      .filter(({ login }) => login !== me)
      .map(({ login }) => ({ person: login, roles: [{ role: 'agent' }] })),
    calendars: [
      {
        code: calendar,
        name: { zh: '标准工作时间', en: 'Standard working time' },
        zone: setup.zone,
        week: setup.week,
        ...(setup.hasOfficialDays ? { holiday_set: 'cn' } : {}),
      },
    ],
    ...(setup.withStarter && {
      categories,
      services: services.map(service => ({ ...service, support: [{ line: 'l1', group }] })),
      canned_replies: cannedReplies,
    }),
  }
}

const steps: Record<string, number> = { desk: 0, calendars: 1, groups: 2, people: 3, grants: 3 }

/** The step at which something can be mended, by the pointer to what is wrong with it. */
export const stepOf = (pointer: string) => steps[pointer.split('/')[1] ?? ''] ?? 4
