// One thing that was said: by whom, when, to whom, and with which files. What is long is folded.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { AttachmentTiles } from '~/features/attachment/AttachmentTile'
import type { Attachment } from '~/features/attachment/attachment.api'
import { PersonAvatar, PersonName } from '~/features/people/Person'
import { Chip } from '~/features/ticket/Chip'
import { useTranslation } from '~/lib/i18n'
import { Icon, type IconName } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import classes from './Conversation.module.css'
import { isLong } from './folding'
import { Markdown } from './Markdown'

interface SaidProps {
  author: string | null
  at: string
  body: string
  side: 'requester' | 'desk' | 'internal' | 'news'
  label?: { words: string; icon: IconName } | undefined
  mentions?: string[]
  files?: Attachment[]
  children?: ReactNode
}

export function Said({ author, at, body, side, label, mentions, files = [], children }: SaidProps) {
  return (
    <article className={classes.said} data-side={side} aria-label={label?.words}>
      <div className={classes.saidBy}>
        {author && <PersonAvatar login={author} />}
        <span className={classes.author}>
          <PersonName login={author} />
        </span>
        {label && <Chip icon={label.icon}>{label.words}</Chip>}
        <span className={classes.at}>
          <Moment at={at} />
        </span>
      </div>
      <Folded text={body}>
        <Markdown text={body} {...(mentions ? { mentions } : {})} />
      </Folded>
      <AttachmentTiles files={files} />
      {children}
    </article>
  )
}

function Folded({ text, children }: { text: string; children: ReactNode }) {
  const { t } = useTranslation()
  const [isFolded, setFolded] = useState(() => isLong(text))
  if (!isLong(text)) return children
  return (
    <>
      <div className={classes.folded} data-folded={isFolded}>
        {children}
      </div>
      <Button
        size="compact-sm"
        variant="subtle"
        mt={4}
        aria-expanded={!isFolded}
        onClick={() => setFolded(!isFolded)}
        leftSection={<Icon name={isFolded ? 'down' : 'up'} size={14} />}
      >
        {isFolded ? t('Show all') : t('Show less')}
      </Button>
    </>
  )
}
