// The way to the end of a conversation, while that is out of sight.
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { Icon } from '~/ui/Icon'
import classes from './Conversation.module.css'

/** `of` says whose conversation it is. */
export function Newest({ of, count }: { of: string; count: number }) {
  const { t } = useTranslation()
  const end = useRef<HTMLDivElement>(null)
  const [isAway, setAway] = useState(false)
  const jump = () => end.current?.scrollIntoView({ block: 'end' })
  useAction({ id: 'newest', label: t('Jump to the newest message'), key: 'Shift+g', section: t('Ticket'), run: jump })

  useEffect(() => {
    const observer = new IntersectionObserver(([seen]) => setAway(!seen!.isIntersecting))
    observer.observe(end.current!)
    return () => observer.disconnect()
  }, [])

  const known = useRef({ of, count })
  useEffect(() => {
    // Whoever reads the end goes on reading it when something is added.
    const before = known.current.of === of ? known.current.count : 0
    if (count > before && before > 0 && !isAway) end.current?.scrollIntoView({ block: 'end' })
    known.current = { of, count }
  }, [of, count, isAway])
  return (
    <>
      {isAway && (
        <Button
          className={classes.newest}
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="down" size={14} />}
          onClick={jump}
        >
          {t('Newest')}
        </Button>
      )}
      <div ref={end} className={classes.end} />
    </>
  )
}
