// What was said and what happened, oldest first.
import { Button, Skeleton, Text } from '@mantine/core'
import { AttachmentTiles } from '~/features/attachment/AttachmentTile'
import { type Attachment, useAttachments } from '~/features/attachment/attachment.api'
import { type Entry, useEntries } from '~/features/conversation/conversation.api'
import { Markdown } from '~/features/conversation/Markdown'
import { useName } from '~/features/people/names'
import { PersonName } from '~/features/people/Person'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import classes from './Course.module.css'
import { courseOf, type Event, woven } from './course'
import { type Followed, useCourse } from './portal.api'

export function Course({ ticket }: { ticket: Followed }) {
  const { t } = useTranslation()
  const { number } = ticket
  const course = useCourse(number)
  const entries = useEntries(number)
  const files = useAttachments(number).data ?? []
  const error = course.error ?? entries.error
  if (error && !course.data) return <Failure of={error} again={() => void course.refetch()} />
  if (!course.data || !entries.data) return <Skeleton h={120} />
  const groups = course.data.groups
  return (
    <section aria-label={t('What has happened')}>
      {entries.hasNextPage && (
        <Button variant="subtle" size="compact-sm" onClick={() => void entries.fetchNextPage()}>
          {t('Earlier')}
        </Button>
      )}
      <ol className={classes.course}>
        <li>
          <Said
            author={ticket.requester}
            at={ticket.created_at}
            body={ticket.description}
            files={files.filter(({ entry }) => !entry)}
            isMine
          />
        </li>
        {woven(entries.data, courseOf(course.data.happenings)).map(row =>
          'at' in row ? (
            <Line key={row.id} event={row} group={inLanguage(groups[row.group ?? '']) || row.group || ''} />
          ) : (
            <li key={`said ${row.id}`}>
              <EntrySaid entry={row} />
            </li>
          ),
        )}
      </ol>
    </section>
  )
}

function Line({ event, group }: { event: Event; group: string }) {
  const { t } = useTranslation()
  const name = useName(event.person) || t('The service desk')
  return (
    <li className={classes.event}>
      <Icon name="right" size={14} />
      <div>
        <Text size="sm" span>
          {t(event.words, { name, group })}
        </Text>{' '}
        <Text size="xs" span c="dimmed">
          <Moment at={event.at} />
        </Text>
        {event.said && (
          <Text size="sm">
            <bdi>{event.said}</bdi>
          </Text>
        )}
      </div>
    </li>
  )
}

function EntrySaid({ entry }: { entry: Entry }) {
  return (
    <Said
      author={entry.author}
      at={entry.created_at}
      body={entry.body}
      files={entry.attachments}
      isMine={entry.from_requester}
    />
  )
}

interface SaidProps {
  author: string | null
  at: string
  body: string
  files: Attachment[]
  isMine: boolean
}

function Said({ author, at, body, files, isMine }: SaidProps) {
  if (!body && files.length === 0) return null
  return (
    <div className={classes.said} data-mine={isMine}>
      <Text size="xs" c="dimmed">
        <PersonName login={author} /> · <Moment at={at} />
      </Text>
      <Markdown text={body} />
      <AttachmentTiles files={files} />
    </div>
  )
}
