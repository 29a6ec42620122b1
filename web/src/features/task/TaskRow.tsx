import { ActionIcon, Checkbox, Group, Menu, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '~/features/account/me.api'
import { useNameOf } from '~/features/catalog/catalog.api'
import { PersonName } from '~/features/people/Person'
import { Chip } from '~/features/ticket/Chip'
import { key, useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import { CancelTask, GiveTask } from './TaskDialogs'
import { type Task, type TaskState, useGiveTask, useTaskState, useTick } from './task.api'

export const taskStates: Record<TaskState, string> = {
  open: key('Open'),
  in_progress: key('In progress'),
  done: key('Done'),
  cancelled: key('Cancelled'),
}

const next: Record<TaskState, TaskState[]> = {
  open: ['in_progress', 'done', 'cancelled'],
  in_progress: ['done', 'open', 'cancelled'],
  done: ['open'],
  cancelled: ['open'],
}

export function TaskRow({ task, number, mayWork }: { task: Task; number: string; mayWork: boolean }) {
  const { t } = useTranslation()
  const groupName = useNameOf('group')
  const reason = useReason()
  const me = useMe()
  const [asked, setAsked] = useState<'cancel' | 'give' | null>(null)
  const tick = useTick(number)
  const state = useTaskState(number)
  const give = useGiveTask(number)
  const problem = tick.error ?? state.error ?? give.error
  const isOver = task.state === 'done' || task.state === 'cancelled'

  return (
    <Stack gap={4} role="group" aria-label={task.subject}>
      <Group gap={6} wrap="nowrap" align="start">
        <Icon name={task.kind === 'checklist' ? 'task' : isOver ? 'check' : 'play'} size={15} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text size="sm" td={isOver ? 'line-through' : undefined} style={{ overflowWrap: 'anywhere' }}>
            <bdi>{task.subject}</bdi>
          </Text>
          <Group gap={6}>
            <Chip colour={isOver ? 'green' : 'blue'}>{t(taskStates[task.state])}</Chip>
            <Text size="xs">
              {task.number} {task.group && <bdi>{groupName(task.group)}</bdi>} <PersonName login={task.assignee} />
            </Text>
            {task.due_at && (
              <Text size="xs">
                {t('Due')} <Moment at={task.due_at} />
              </Text>
            )}
          </Group>
          {task.result && (
            <Text size="xs">
              <bdi>{task.result}</bdi>
            </Text>
          )}
        </div>
        {mayWork && (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label={t('What can be done with {{task}}', { task: task.number })}
              >
                <Icon name="more" size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {next[task.state].map(other => (
                <Menu.Item
                  key={other}
                  onClick={() => (other === 'cancelled' ? setAsked('cancel') : state.mutate({ task, state: other }))}
                >
                  {t(taskStates[other])}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item onClick={() => give.mutate({ task, group: task.group, assignee: me.login })}>
                {t('Give it to me')}
              </Menu.Item>
              <Menu.Item onClick={() => setAsked('give')}>{t('Give it to…')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {task.checklist.map((item, index) => (
        <Checkbox
          // biome-ignore lint/suspicious/noArrayIndexKey: items are counted, and the same text may stand twice
          key={`${index} ${item.text}`}
          size="xs"
          ml={20}
          checked={item.done}
          disabled={!mayWork || tick.isPending || task.state === 'cancelled'}
          label={<bdi>{item.text}</bdi>}
          onChange={event => tick.mutate({ task, item: index, done: event.currentTarget.checked })}
        />
      ))}
      {problem && (
        <Text size="xs" c="red.8" role="alert">
          {reason(problem)}
        </Text>
      )}
      {asked === 'cancel' && <CancelTask task={task} number={number} close={() => setAsked(null)} />}
      {asked === 'give' && <GiveTask task={task} number={number} close={() => setAsked(null)} />}
    </Stack>
  )
}
