import { TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '~/lib/i18n'
import type { Ticket } from '../ticket.api'
import { DeedForm } from './DeedForm'
import { edit } from './deed'

export function LabelsDialog({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const [tags, setTags] = useState(ticket.tags)
  return (
    <DeedForm
      ticket={ticket}
      title={t('Labels of {{number}}', { number: ticket.number })}
      submit={t('Save')}
      fields={['tags']}
      deed={() => edit({ tags }, t('Labels changed'))}
      close={close}
    >
      {refused => (
        <TagsInput
          label={t('Labels')}
          description={t('Enter after each')}
          value={tags}
          onChange={setTags}
          acceptValueOnBlur
          data-autofocus
          error={refused.tags ?? refused['tags.0']}
        />
      )}
    </DeedForm>
  )
}
