// The pages of the administration, and who finds them there.
import { type ComponentType, lazy } from 'react'
import { type Me, may } from '~/features/account/me.api'
import type { PageProps } from '~/features/rows/kind'
import { key } from '~/lib/i18n'

function shown<Name extends string>(load: () => Promise<Record<Name, ComponentType<PageProps>>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }))
}

export interface AdminPage {
  page: string
  label: string
  section: string
  /** Any of them opens the page. */
  rights: string[]
  Shown?: ComponentType<PageProps>
  /** It stands in another area. */
  to?: string
}

export const sections = [key('People and places'), key('Catalogue'), key('Rules'), key('System')]
const [people, catalogue, rules, system] = sections as [string, string, string, string]

export const pages: AdminPage[] = [
  {
    page: 'people',
    label: key('People'),
    section: people,
    rights: ['person.manage', 'person.vip'],
    Shown: shown(() => import('./person/PeoplePage'), 'PeoplePage'),
  },
  {
    page: 'groups',
    label: key('Groups'),
    section: people,
    rights: ['group.manage'],
    Shown: shown(() => import('./group/GroupsPage'), 'GroupsPage'),
  },
  {
    page: 'roles',
    label: key('Roles'),
    section: people,
    rights: ['role.manage'],
    Shown: shown(() => import('~/features/role/RolesPage'), 'RolesPage'),
  },
  {
    page: 'organisations',
    label: key('Organisations'),
    section: people,
    rights: ['person.manage'],
    Shown: shown(() => import('./place/OrganisationsPage'), 'OrganisationsPage'),
  },
  {
    page: 'departments',
    label: key('Departments'),
    section: people,
    rights: ['person.manage'],
    Shown: shown(() => import('./place/DepartmentsPage'), 'DepartmentsPage'),
  },
  {
    page: 'sites',
    label: key('Sites'),
    section: people,
    rights: ['person.manage'],
    Shown: shown(() => import('./place/SitesPage'), 'SitesPage'),
  },
  {
    page: 'services',
    label: key('Services'),
    section: catalogue,
    rights: ['catalog.manage'],
    Shown: shown(() => import('./catalogue/ServicesPage'), 'ServicesPage'),
  },
  {
    page: 'categories',
    label: key('Categories'),
    section: catalogue,
    rights: ['catalog.manage'],
    Shown: shown(() => import('./catalogue/CategoriesPage'), 'CategoriesPage'),
  },
  {
    page: 'cis',
    label: key('Configuration items'),
    section: catalogue,
    rights: ['ci.manage'],
    Shown: shown(() => import('./catalogue/CisPage'), 'CisPage'),
  },
  {
    page: 'views',
    label: key('Views'),
    section: catalogue,
    rights: ['desk.manage'],
    Shown: shown(() => import('./catalogue/ViewsPage'), 'ViewsPage'),
  },
  {
    page: 'canned-replies',
    label: key('Canned replies'),
    section: catalogue,
    rights: ['desk.manage'],
    to: '/desk/canned',
  },
  {
    page: 'practices',
    label: key('Priorities and deadlines'),
    section: rules,
    rights: ['desk.manage'],
    Shown: shown(() => import('./practice/PracticesPage'), 'PracticesPage'),
  },
  {
    page: 'calendars',
    label: key('Calendars'),
    section: rules,
    rights: ['desk.manage'],
    Shown: shown(() => import('./calendar/CalendarsPage'), 'CalendarsPage'),
  },
  {
    page: 'holidays',
    label: key('Official days'),
    section: rules,
    rights: ['desk.manage'],
    Shown: shown(() => import('./calendar/HolidaysPage'), 'HolidaysPage'),
  },
  {
    page: 'agreements',
    label: key('Agreements'),
    section: rules,
    rights: ['desk.manage'],
    Shown: shown(() => import('./agreement/AgreementsPage'), 'AgreementsPage'),
  },
  {
    page: 'custom-fields',
    label: key('Custom fields'),
    section: rules,
    rights: ['desk.manage'],
    Shown: shown(() => import('./practice/CustomFieldsPage'), 'CustomFieldsPage'),
  },
  {
    page: 'closing-codes',
    label: key('Closing codes'),
    section: rules,
    rights: ['desk.manage'],
    Shown: shown(() => import('./practice/ClosingCodesPage'), 'ClosingCodesPage'),
  },
  {
    page: 'fold-rules',
    label: key('Folding of bursts'),
    section: rules,
    rights: ['desk.manage'],
    Shown: shown(() => import('./practice/FoldRulesPage'), 'FoldRulesPage'),
  },
  {
    page: 'audit',
    label: key('Audit trail'),
    section: system,
    rights: ['audit.read'],
    Shown: shown(() => import('./system/AuditPage'), 'AuditPage'),
  },
  {
    page: 'configuration',
    label: key('Configuration'),
    section: system,
    rights: ['desk.manage'],
    Shown: shown(() => import('~/features/bundle/ConfigurationPage'), 'ConfigurationPage'),
  },
  {
    page: 'imports',
    label: key('Imports'),
    section: system,
    rights: ['import.run'],
    Shown: shown(() => import('~/features/importing/ImportsPage'), 'ImportsPage'),
  },
  {
    page: 'tokens',
    label: key('API tokens'),
    section: system,
    rights: ['token.manage'],
    Shown: shown(() => import('./system/TokensPage'), 'TokensPage'),
  },
  {
    page: 'jobs',
    label: key('Jobs'),
    section: system,
    rights: ['job.manage'],
    Shown: shown(() => import('./system/JobsPage'), 'JobsPage'),
  },
  {
    page: 'health',
    label: key('Health'),
    section: system,
    rights: ['desk.manage', 'job.manage'],
    Shown: shown(() => import('./system/HealthPage'), 'HealthPage'),
  },
]

export const pagesFor = (me: Me) => pages.filter(({ rights }) => rights.some(right => may(me, right)))
