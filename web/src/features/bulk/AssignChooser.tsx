import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { freshKey } from '~/api/client'
import { assignmentOf, useAssignees } from '~/features/people/assignees'
import { useTranslation } from '~/lib/i18n'
import { Chooser } from '~/ui/Chooser'
import { useReason } from '~/ui/Failure'
import { useStartBulk, type Which } from './bulk.api'

interface AssignChooserProps {
  which: Which
  count: number
  close: () => void
  done: () => void
}

/** Gives all of them to a group or a person, by a few letters and Enter. */
export function AssignChooser({ which, count, close, done }: AssignChooserProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const { choices, isSearching } = useAssignees(words)
  const start = useStartBulk()
  const reason = useReason()
  const give = (choice: string) =>
    start
      .mutateAsync({ which, action: 'assignment', body: assignmentOf(choice), once: freshKey() })
      .then(done, problem => notifications.show({ color: 'red', message: reason(problem), autoClose: 8000 }))
  return (
    <Chooser
      title={t('Give {{count}} tickets to', { count })}
      placeholder={t('Group or person')}
      choices={choices}
      words={words}
      onWords={setWords}
      choose={choice => void give(choice)}
      close={close}
      isSearching={isSearching}
    />
  )
}
