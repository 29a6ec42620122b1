// All files of a ticket, wherever they were sent: for the panel beside the conversation.
import { ActionIcon, Skeleton, Stack, Text } from '@mantine/core'
import { may, useMe } from '~/features/account/me.api'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import classes from './Attachment.module.css'
import { AttachmentTile } from './AttachmentTile'
import { useAttachments, useRemoval } from './attachment.api'

export function AttachmentList({ ticket }: { ticket: Pick<Ticket, 'number'> }) {
  const { t } = useTranslation()
  const me = useMe()
  const files = useAttachments(ticket.number)
  const removal = useRemoval(ticket.number)
  if (files.error) return <Failure of={files.error} again={() => void files.refetch()} />
  if (!files.data) return <Skeleton h={44} />
  if (files.data.length === 0) return <Text size="sm">{t('No attachments')}</Text>
  return (
    <Stack gap={4}>
      <ul className={classes.files} aria-label={t('Attachments')}>
        {files.data.map(file => (
          <AttachmentTile key={file.id} file={file}>
            {(file.uploaded_by === me.login || may(me, 'ticket.assign')) && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Remove {{name}}', { name: file.name })}
                loading={removal.isPending && removal.variables === file.id}
                onClick={() => removal.mutate(file.id)}
              >
                <Icon name="close" size={14} />
              </ActionIcon>
            )}
          </AttachmentTile>
        ))}
      </ul>
      {removal.error && <Failure of={removal.error} />}
    </Stack>
  )
}
