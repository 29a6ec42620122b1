import { Button, Group } from '@mantine/core'
import { type ComponentType, useState } from 'react'
import { may, useMe } from '~/features/account/me.api'
import type { Candidate } from '~/features/duplicate/duplicate.api'
import { groupFor } from '~/features/people/assignees'
import type { Deed } from '~/features/ticket/deed/deed'
import type { Ticket } from '~/features/ticket/ticket.api'
import { assign } from '~/features/work/work.api'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { Icon } from '~/ui/Icon'
import { Key } from '~/ui/Key'
import { type ChooserProps, MergeChooser, MeTooChooser, PriorityChooser, RouteChooser, SnoozeChooser } from './Choosers'
import { type TriageDeed, type TriageRow, triageDeeds } from './deeds'

const choosers: Partial<Record<TriageDeed, ComponentType<ChooserProps>>> = {
  route: RouteChooser,
  priority: PriorityChooser,
  merge: MergeChooser,
  me_too: MeTooChooser,
  snooze: SnoozeChooser,
}

interface TriageDeedsProps {
  ticket: Ticket
  candidates: Candidate[]
  run: (deed: Deed, ends: boolean) => void
}

/** What can be done to the ticket, each by its key. */
export function TriageDeeds({ ticket, candidates, run }: TriageDeedsProps) {
  const { t } = useTranslation()
  const me = useMe()
  const [asked, setAsked] = useState<TriageDeed | null>(null)
  const deeds = triageDeeds.filter(row => may(me, row.right))
  const accept = () =>
    run(assign({ group: groupFor(me.groups, ticket.group), assignee: me.login }, t('Assigned to you')), true)
  const begin = (name: TriageDeed) => (name === 'accept' ? accept() : setAsked(name))
  const Chooser = asked && choosers[asked]
  useAction(
    may(me, 'ticket.assign') && {
      id: 'triage.accept_me',
      label: t('Assign to me'),
      key: 'i',
      section: t('Triage'),
      run: accept,
    },
  )
  return (
    <Group gap={6} role="toolbar" aria-label={t('What can be done')}>
      {deeds.map(row => (
        <DeedButton key={row.name} row={row} run={() => begin(row.name)} />
      ))}
      {Chooser && <Chooser ticket={ticket} candidates={candidates} run={run} close={() => setAsked(null)} />}
    </Group>
  )
}

function DeedButton({ row, run }: { row: TriageRow; run: () => void }) {
  const { t } = useTranslation()
  useAction({ id: `triage.${row.name}`, label: t(row.label), key: row.key, section: t('Triage'), run })
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<Icon name={row.icon} size={16} />}
      rightSection={<Key of={row.key} />}
      onClick={run}
    >
      {t(row.label)}
    </Button>
  )
}
