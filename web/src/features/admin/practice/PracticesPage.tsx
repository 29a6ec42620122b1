import i18next from 'i18next'
import type { Schemas } from '~/api/client'
import { drafted } from '~/features/revision/drafted'
import type { PageProps } from '~/features/rows/kind'
import { RowsPage } from '~/features/rows/RowsPage'
import { kinds } from '~/features/ticket/words'
import { key } from '~/lib/i18n'
import { text } from '../cells'
import { MatrixInput } from './MatrixInput'

type Practice = Schemas['Practice']

const days = (name: string, label: string, hint: string, max: number) =>
  ({ name, label, hint, type: 'number', min: 0, max }) as const

const practices = drafted<Practice>('practice', {
  path: '/practices',
  page: 'practices',
  title: key('Priorities and deadlines'),
  right: 'desk.manage',
  isOver: 'never',
  nameOf: row => i18next.t(kinds[row.kind]!),
  keyOf: row => row.kind,
  columns: [text(key('Closes after'), row => row.close_days), text(key('Can be reopened for'), row => row.reopen_days)],
  fields: [
    {
      name: 'matrix',
      label: key('Priority by impact and urgency'),
      hint: key('Tickets that are reported or reclassified from now on get these; the others keep theirs'),
      type: 'own',
      blank: [],
      Input: MatrixInput,
    },
    days('remind_days', key('Reminds the requester after'), key('Working days after it is resolved; 0: never'), 90),
    days('close_days', key('Closes after'), key('Working days after it is resolved; 0: never'), 90),
    days('reopen_days', key('Can be reopened for'), key('Working days after it is closed'), 365),
    days('vip_reopen_days', key('Can be reopened by a VIP for'), key('Working days after it is closed'), 365),
    { name: 'listed_codes_only', label: key('Only the closing codes that are listed'), type: 'flag' },
  ],
  shownBy: ['practice'],
})

export function PracticesPage({ row }: PageProps) {
  return <RowsPage kind={practices} chosen={row} />
}
