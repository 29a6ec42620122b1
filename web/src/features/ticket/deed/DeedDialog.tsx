// Which dialog asks for what a deed needs.
import type { ComponentType } from 'react'
import { ChaseDialog } from '~/features/chase/ChaseDialog'
import { KindDialog } from '~/features/relation/KindDialog'
import { LinkDialog } from '~/features/relation/LinkDialog'
import { MergeDialog } from '~/features/relation/MergeDialog'
import { ParentDialog } from '~/features/relation/ParentDialog'
import { SplitDialog } from '~/features/relation/SplitDialog'
import { AssignChooser } from '~/features/work/AssignChooser'
import { AssignDialog } from '~/features/work/AssignDialog'
import { EscalateDialog } from '~/features/work/EscalateDialog'
import { PendDialog } from '~/features/work/PendDialog'
import { PriorityDialog } from '~/features/work/PriorityDialog'
import { ReasonDialog } from '~/features/work/ReasonDialog'
import { ResolveDialog } from '~/features/work/ResolveDialog'
import type { Ticket } from '../ticket.api'
import type { Deed } from './deed'
import { LabelsDialog } from './LabelsDialog'

export interface DialogProps {
  ticket: Ticket
  perform: (deed: Deed) => void
  close: () => void
}

const dialogs: Record<string, ComponentType<DialogProps>> = {
  assign: AssignChooser,
  transfer: AssignDialog,
  pend: PendDialog,
  resolve: ResolveDialog,
  reopen: props => <ReasonDialog {...props} what="reopen" />,
  cancel: props => <ReasonDialog {...props} what="cancel" />,
  result: props => <ReasonDialog {...props} what="result" />,
  priority: PriorityDialog,
  labels: LabelsDialog,
  escalate: EscalateDialog,
  chase: ChaseDialog,
  merge: MergeDialog,
  split: SplitDialog,
  place: ParentDialog,
  link: LinkDialog,
  kind: KindDialog,
}

export function DeedDialog({ name, ...props }: DialogProps & { name: string }) {
  const Dialog = dialogs[name]
  return Dialog ? <Dialog {...props} /> : null
}
