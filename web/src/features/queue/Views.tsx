// The views beside the list, with live counts.

import { memo } from 'react'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { InnerLink } from '~/ui/InnerLink'
import { arranged, type SavedView, useCounts, useStar, useViews } from './queue.api'
import classes from './Views.module.css'

export const Views = memo(function Views({ current }: { current: string }) {
  const { t } = useTranslation()
  const { data: views = [] } = useViews()
  const { first, rest } = arranged(views)
  const counts = useCounts(views)
  const star = useStar()
  const row = (view: SavedView) => (
    <ViewLink
      key={view.id}
      view={view}
      count={counts.data?.get(view.id)}
      isCurrent={current === (view.code ?? view.id)}
      star={star.mutate}
    />
  )
  return (
    <div className={classes.views}>
      {first.map(row)}
      {rest.length > 0 && <p className={classes.heading}>{t('More views')}</p>}
      {rest.map(row)}
      <div className={classes.view} data-current={current === 'all' || undefined}>
        <span className={classes.sign}>
          <Icon name="queue" size={14} />
        </span>
        <InnerLink
          href="/desk/queue/all"
          className={classes.link}
          aria-current={current === 'all' ? 'page' : undefined}
        >
          <span className={classes.name}>{t('All tickets')}</span>
        </InnerLink>
      </div>
    </div>
  )
})

interface ViewLinkProps {
  view: SavedView
  count: number | null | undefined
  isCurrent: boolean
  star: (view: SavedView) => void
}

function ViewLink({ view, count, isCurrent, star }: ViewLinkProps) {
  const { t } = useTranslation()
  const name = inLanguage(view.name)
  return (
    <div className={classes.view} data-current={isCurrent || undefined}>
      <button
        type="button"
        className={classes.sign}
        data-starred={view.starred}
        aria-label={view.starred ? t('Take the star off {{name}}', { name }) : t('Star {{name}}', { name })}
        onClick={() => star(view)}
      >
        <Icon name="star" size={14} fill={view.starred} />
      </button>
      <InnerLink
        href={`/desk/queue/${view.code ?? view.id}`}
        className={classes.link}
        aria-current={isCurrent ? 'page' : undefined}
        {...hint(name)}
      >
        <bdi className={classes.name}>{name}</bdi>
        <span className={classes.count}>{count ?? ''}</span>
      </InnerLink>
    </div>
  )
}
