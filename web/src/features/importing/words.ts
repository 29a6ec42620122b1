// What the words of imports are called.
import { key } from '~/lib/i18n'
import type { Import, ImportKind } from './importing.api'

export const kinds: Record<ImportKind, { label: string; columns: string }> = {
  organisations: { label: key('Organisations'), columns: 'code;name_zh;name_en;kind' },
  people: { label: key('People'), columns: 'login;name;emails;phones;department;site;manager' },
  departments: { label: key('Departments'), columns: 'code;name_zh;name_en;parent;organisation' },
  sites: { label: key('Sites'), columns: 'code;name_zh;name_en;kind;parent;address' },
  groups: { label: key('Groups'), columns: 'code;name_zh;name_en;line;manager;skills' },
  services: { label: key('Services'), columns: 'code;name_zh;name_en;criticality;owner;support' },
  cis: { label: key('Configuration items'), columns: 'code;name;type;status;site;owner' },
  servicenow: { label: key('Incidents from ServiceNow'), columns: 'number;sys_updated_at;incident_state;…' },
}

export const states: Record<Import['state'], string> = {
  waiting: key('Waiting'),
  validating: key('Being looked through'),
  running: key('Running'),
  taking_back: key('Being taken back'),
  done: key('Done'),
  failed: key('Failed'),
  cancelled: key('Cancelled'),
  undone: key('Undone'),
}
