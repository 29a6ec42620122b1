// A file as it stands under what was said: a small picture or its type, its name to fetch it by, and what keeps it from being fetched.
import { Anchor, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import classes from './Attachment.module.css'
import { type Attachment, contentOf, previewOf } from './attachment.api'
import { fileSize, typeSign } from './file'

export function AttachmentTiles({ files }: { files: Attachment[] }) {
  const { t } = useTranslation()
  if (files.length === 0) return null
  return (
    <ul className={classes.files} aria-label={t('Attachments')}>
      {files.map(file => (
        <AttachmentTile key={file.id} file={file} />
      ))}
    </ul>
  )
}

export function AttachmentTile({ file, children }: { file: Attachment; children?: ReactNode }) {
  const { t } = useTranslation()
  const isGiven = file.scan === 'none' || file.scan === 'clean'
  return (
    <li className={classes.file} data-wrong={file.scan === 'infected'}>
      {file.preview && isGiven ? (
        <img className={classes.picture} src={previewOf(file.id)} alt="" loading="lazy" />
      ) : (
        <FileSign name={file.name} />
      )}
      <span className={classes.about}>
        {isGiven ? (
          <Anchor href={contentOf(file.id)} download={file.name} className={classes.name} size="sm">
            <bdi>{file.name}</bdi>
          </Anchor>
        ) : (
          <bdi className={classes.name}>{file.name}</bdi>
        )}
        <Text size="xs" component="span">
          {file.scan === 'held'
            ? t('Held until a scanner has looked at it')
            : file.scan === 'infected'
              ? t('Holds malware and is not given out')
              : fileSize(file.size)}
          {file.confidential && ` · ${t('Confidential')}`}
        </Text>
      </span>
      {children}
    </li>
  )
}

export function FileSign({ name }: { name: string }) {
  return (
    <span className={classes.sign} aria-hidden="true">
      {typeSign(name) || <Icon name="attach" size={16} />}
    </span>
  )
}
