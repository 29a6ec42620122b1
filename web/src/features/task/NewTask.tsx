import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { freshKey } from '~/api/client'
import { Problem } from '~/api/problem'
import { GroupPicker } from '~/features/catalog/GroupPicker'
import { PersonPicker } from '~/features/people/PersonPicker'
import { useTranslation } from '~/lib/i18n'
import { isComposing } from '~/lib/keys'
import { useReason } from '~/ui/Failure'
import { Sentences } from '~/ui/Sentences'
import { useAddTask } from './task.api'

/** One line is a task; lines below it make it a checklist. */
export function NewTask({ number, close }: { number: string; close: () => void }) {
  const { t } = useTranslation()
  const [subject, setSubject] = useState('')
  const [items, setItems] = useState('')
  const [group, setGroup] = useState<string | null>(null)
  const [assignee, setAssignee] = useState<string | null>(null)
  const [due, setDue] = useState('')
  const key = useRef(freshKey())
  const add = useAddTask(number)
  const reason = useReason()
  const refused = add.error instanceof Problem ? add.error.fields : {}
  const send = () => {
    const checklist = items.split('\n').flatMap(line => line.trim() || [])
    const task = {
      subject,
      kind: checklist.length > 0 ? ('checklist' as const) : ('task' as const),
      checklist,
      group,
      assignee,
      due_at: due ? new Date(due).toISOString() : null,
    }
    add.mutate({ task, key: key.current }, { onSuccess: close })
  }
  return (
    <form
      aria-label={t('New task')}
      onChange={() => {
        key.current = freshKey()
      }}
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault()
        if (event.key === 'Escape') close()
      }}
    >
      <Stack gap={6}>
        <TextInput
          size="xs"
          label={t('Task')}
          required
          autoFocus
          value={subject}
          onChange={event => setSubject(event.currentTarget.value)}
          error={refused.subject}
        />
        <Sentences
          size="xs"
          label={t('Checklist, one item a line')}
          minRows={1}
          value={items}
          onChange={setItems}
          error={refused.checklist}
        />
        <GroupPicker value={group} onChange={setGroup} label={t('Group')} error={refused.group} />
        <PersonPicker value={assignee} onChange={setAssignee} label={t('Assignee')} error={refused.assignee} />
        <TextInput
          size="xs"
          type="datetime-local"
          label={t('Due')}
          value={due}
          onChange={event => setDue(event.currentTarget.value)}
          error={refused.due_at ?? (add.error && Object.keys(refused).length === 0 ? reason(add.error) : undefined)}
        />
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={close}>
            {t('Back')}
          </Button>
          <Button size="xs" type="submit" loading={add.isPending}>
            {t('Add')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
