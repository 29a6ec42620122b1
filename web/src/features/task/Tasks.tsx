// What is still to be done for a ticket, by whom, item by item.
import { Button, Skeleton, Stack } from '@mantine/core'
import { useState } from 'react'
import { may, useMe } from '~/features/account/me.api'
import { Section } from '~/features/ticket/Section'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { NewTask } from './NewTask'
import { TaskRow } from './TaskRow'
import { useTasks } from './task.api'

export function Tasks({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const tasks = useTasks(ticket.number)
  const [adds, setAdds] = useState(false)
  const mayAdd = may(useMe(), 'ticket.note') && !ticket.merged_into
  const left = tasks.data?.filter(task => task.state === 'open' || task.state === 'in_progress').length
  useAction(
    mayAdd && { id: 'ticket.task', label: t('Add a task'), key: 't', section: t('Ticket'), run: () => setAdds(true) },
  )
  return (
    <Section
      title={t('Tasks')}
      count={left}
      aside={
        mayAdd && (
          <Button size="compact-xs" variant="subtle" onClick={() => setAdds(true)}>
            {t('Add a task')}
          </Button>
        )
      }
    >
      {tasks.error && <Failure of={tasks.error} again={() => void tasks.refetch()} />}
      {tasks.isPending && <Skeleton h={24} />}
      <Stack gap="xs">
        {tasks.data?.map(task => (
          <TaskRow key={task.id} task={task} number={ticket.number} mayWork={mayAdd} />
        ))}
        {adds && <NewTask number={ticket.number} close={() => setAdds(false)} />}
      </Stack>
    </Section>
  )
}
