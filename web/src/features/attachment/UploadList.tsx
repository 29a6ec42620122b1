// What is being sent ahead, file by file.
import { ActionIcon, Progress, Text } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import classes from './Attachment.module.css'
import { FileSign } from './AttachmentTile'
import { fileSize } from './file'
import type { Upload, Uploads } from './uploads'

export function UploadList({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation()
  if (uploads.files.length === 0) return null
  return (
    <ul className={classes.files} aria-label={t('Attachments to be sent')}>
      {uploads.files.map(file => (
        <li key={file.key} className={classes.file} data-wrong={Boolean(file.problem)}>
          <FileSign name={file.name} />
          <span className={classes.about}>
            <bdi className={classes.name}>{file.name}</bdi>
            <UploadState file={file} />
          </span>
          {Boolean(file.problem) && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('Try {{name}} again', { name: file.name })}
              onClick={() => uploads.retry(file.key)}
            >
              <Icon name="undo" size={14} />
            </ActionIcon>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('Remove {{name}}', { name: file.name })}
            onClick={() => uploads.remove(file.key)}
          >
            <Icon name="close" size={14} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  )
}

function UploadState({ file }: { file: Upload }) {
  const { t } = useTranslation()
  const reason = useReason()
  if (file.problem)
    return (
      <Text size="xs" role="alert">
        {reason(file.problem)}
      </Text>
    )
  if (file.stored) return <Text size="xs">{fileSize(file.size)}</Text>
  return <Progress value={file.sent * 100} size="sm" mt={4} aria-label={t('Sending {{name}}', { name: file.name })} />
}
