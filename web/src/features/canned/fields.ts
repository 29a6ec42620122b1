// What a form about a canned reply begins with, and where it says what is wrong.
import { Problem } from '~/api/problem'
import type { CannedFields, CannedReply } from './canned.api'

export const empty: CannedFields = {
  code: null,
  title: { zh: '', en: '' },
  body: { zh: '', en: '' },
  scope: 'personal',
  group: null,
  service: null,
  category: null,
  kind: null,
  active: true,
}

export function fieldsOf(reply: CannedReply | null): CannedFields {
  if (!reply) return empty
  const { code, title, body, scope, group, service, category, kind, active } = reply
  return { code, title, body, scope, group, service, category, kind, active }
}

const said = ({ zh, en }: CannedFields['title']) => ({ zh: zh.trim() || null, en: en.trim() || null })

/** As the server takes it: a language that says nothing is not given, and a code and a group only where they count. */
export const given = (fields: CannedFields) => ({
  ...fields,
  title: said(fields.title),
  body: said(fields.body),
  code: fields.scope === 'shared' ? fields.code : null,
  group: fields.scope === 'team' ? fields.group : null,
})

/** What the server says of fields that the form shows; the rest it says above it. */
export function refusals(problem: unknown): { fields: Record<string, string>; rest: unknown } {
  if (!(problem instanceof Problem)) return { fields: {}, rest: problem }
  const { fields } = problem
  const shown = Object.keys(fields).every(name => name.split('.')[0]! in empty)
  return { fields, rest: problem.errors.length > 0 && shown ? null : problem }
}
