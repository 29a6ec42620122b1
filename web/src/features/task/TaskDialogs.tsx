import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { GroupPicker } from '~/features/catalog/GroupPicker'
import { PersonPicker } from '~/features/people/PersonPicker'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { Sentences } from '~/ui/Sentences'
import { type Task, useGiveTask, useTaskState } from './task.api'

interface TaskDialogProps {
  task: Task
  number: string
  close: () => void
}

export function CancelTask({ task, number, close }: TaskDialogProps) {
  const { t } = useTranslation()
  const [result, setResult] = useState('')
  const state = useTaskState(number)
  return (
    <Asking
      title={t('Cancel {{number}}', { number: task.number })}
      submit={t('Cancel the task')}
      problem={state.error}
      isBusy={state.isPending}
      send={() => state.mutate({ task, state: 'cancelled', result }, { onSuccess: close })}
      close={close}
    >
      <Sentences label={t('Why')} required data-autofocus value={result} onChange={setResult} />
    </Asking>
  )
}

export function GiveTask({ task, number, close }: TaskDialogProps) {
  const { t } = useTranslation()
  const [group, setGroup] = useState(task.group)
  const [assignee, setAssignee] = useState(task.assignee)
  const give = useGiveTask(number)
  return (
    <Asking
      title={t('Assign {{number}}', { number: task.number })}
      submit={t('Assign')}
      problem={give.error}
      isBusy={give.isPending}
      send={() => give.mutate({ task, group, assignee }, { onSuccess: close })}
      close={close}
    >
      <GroupPicker value={group} onChange={setGroup} label={t('Group')} autoFocus />
      <PersonPicker value={assignee} onChange={setAssignee} label={t('Assignee')} />
    </Asking>
  )
}

interface AskingProps {
  title: string
  submit: string
  problem: unknown
  isBusy: boolean
  send: () => void
  close: () => void
  children: ReactNode
}

function Asking({ title, submit, problem, isBusy, send, close, children }: AskingProps) {
  const { t } = useTranslation()
  const reason = useReason()
  return (
    <Modal opened onClose={close} title={title}>
      <form
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
      >
        <Stack gap="sm">
          {children}
          {problem !== null && (
            <Text size="sm" c="red.8" role="alert">
              {reason(problem)}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('Back')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
