// What the lists of a file are called, and what becomes of their items.
import { key } from '~/lib/i18n'
import type { Step } from './bundle.api'

export const kinds: Record<string, string> = {
  desk: key('Service desk'),
  organisations: key('Organisations'),
  sites: key('Sites'),
  departments: key('Departments'),
  people: key('People'),
  groups: key('Groups'),
  roles: key('Roles'),
  grants: key('Who has which role'),
  holiday_sets: key('Official days'),
  calendars: key('Calendars'),
  categories: key('Categories'),
  services: key('Services'),
  agreements: key('Agreements'),
  practices: key('Priorities and deadlines'),
  custom_fields: key('Custom fields'),
  closing_codes: key('Closing codes'),
  fold_rules: key('Folding of bursts'),
  canned_replies: key('Canned replies'),
  views: key('Views'),
}

export const actions: Record<Step['action'], { label: string; colour: string }> = {
  add: { label: key('New'), colour: 'green' },
  change: { label: key('Changed'), colour: 'blue' },
  unchanged: { label: key('As before'), colour: 'gray' },
  waiting: { label: key('Waits for a second administrator'), colour: 'yellow' },
  refused: { label: key('Wrong'), colour: 'red' },
}
