import { memo } from 'react'
import { PersonAvatar, PersonName } from '~/features/people/Person'
import { BreachChip, PriorityChip } from '~/features/ticket/Chips'
import { StateChip } from '~/features/ticket/StateChip'
import { useTranslation } from '~/lib/i18n'
import { useFormats } from '~/lib/time'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import { OthersHere } from './OthersHere'
import classes from './QueueList.module.css'
import type { Row } from './queue.api'
import { useUnread } from './unread'

interface QueueRowProps {
  row: Row
  current: boolean
  selected: boolean
  compact: boolean
  open: (number: string) => void
  toggle: (number: string, range: boolean) => void
}

export const QueueRow = memo(function QueueRow({ row, current, selected, compact, open, toggle }: QueueRowProps) {
  const { t } = useTranslation()
  const { number } = row
  const hasFormats = useFormats()
  const isUnread = useUnread(number, row.version)
  const follow = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open(number)
  }
  return (
    <div
      className={classes.row}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-compact={compact || undefined}
      data-left={row.left}
      data-number={number}
    >
      <input
        type="checkbox"
        className={classes.check}
        checked={selected}
        aria-label={t('Select {{number}}', { number })}
        onClick={event => toggle(number, event.shiftKey)}
        onChange={() => undefined}
      />
      <div className={classes.main}>
        <div className={classes.line}>
          <PriorityChip priority={row.priority} />
          <span className={classes.number}>{number}</span>
          {isUnread && (
            <span
              className={classes.unread}
              role="img"
              aria-label={t('Changed since you opened it')}
              {...hint(t('Changed since you opened it'))}
            />
          )}
          {row.chase_count > 0 && (
            <span className={classes.chased} {...hint(t('Chased {{times}} times', { times: row.chase_count }))}>
              <Icon name="chase" size={13} /> {row.chase_count}
            </span>
          )}
          <a
            href={`/desk/tickets/${number}`}
            className={classes.subject}
            aria-current={current || undefined}
            onClick={follow}
            {...hint(row.subject)}
          >
            <bdi>{row.subject}</bdi>
          </a>
        </div>
        <div className={classes.line}>
          <StateChip state={row.state} reason={compact ? null : row.pending_reason} />
          {!compact && (
            <span className={classes.dim}>
              {row.left ? t('No longer in this list') : <PersonName login={row.requester} />}
            </span>
          )}
          <span className={classes.space} />
          <OthersHere ticket={number} />
          <BreachChip ticket={row} />
          {!compact && <span className={classes.at}>{hasFormats && <Moment at={row.updated_at} />}</span>}
          {row.assignee ? (
            <PersonAvatar login={row.assignee} size={22} />
          ) : (
            <span className={classes.nobody} role="img" aria-label={t('With nobody')} {...hint(t('With nobody'))} />
          )}
        </div>
      </div>
    </div>
  )
})
