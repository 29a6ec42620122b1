// A guide in the reader's language: also before signing in, and without a line to anywhere but the desk.
import { Skeleton } from '@mantine/core'
import { useParams, useRouter } from '@tanstack/react-router'
import { type MouseEvent, useEffect, useMemo } from 'react'
import { language, useTranslation } from '~/lib/i18n'
import { useTitle } from '~/lib/title'
import { Failure } from '~/ui/Failure'
import classes from './Guide.module.css'
import { GuideHeader } from './GuideHeader'
import { pictureAt, useGuide } from './guides'
import { type GuideName, guides } from './names'
import { headingsOf, render } from './reading'

export function GuidePage() {
  const { guide } = useParams({ from: '/guide/$guide' })
  const { t } = useTranslation()
  const name = guide as GuideName
  useTitle(t(guides[name]))
  const spoken = language()
  const text = useGuide(name, spoken)
  return (
    <div className={classes.frame}>
      <GuideHeader />
      <main className={classes.main} aria-label={t(guides[name])}>
        {text.error && <Failure of={text.error} again={() => void text.refetch()} />}
        {text.isPending && <Skeleton h={320} m="lg" />}
        {text.data && <Guide key={`${name} ${spoken}`} text={text.data} />}
      </main>
    </div>
  )
}

function Guide({ text }: { text: string }) {
  const html = useMemo(() => render(text, pictureAt), [text])
  const follow = useFollow()
  // The words come after the page: then is the time to go to where the address points.
  useEffect(() => {
    const wanted = decodeURIComponent(location.hash.slice(1))
    if (wanted) document.getElementById(wanted)?.scrollIntoView()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: links within it are clicked, by Enter too
    // biome-ignore lint/a11y/noStaticElementInteractions: they are the elements that one clicks
    <div className={classes.columns} onClick={follow}>
      <Contents of={text} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by an allow-list in render */}
      <article className={classes.guide} dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  )
}

function Contents({ of }: { of: string }) {
  const { t } = useTranslation()
  const headings = useMemo(() => headingsOf(of).filter(({ depth }) => depth === 2 || depth === 3), [of])
  return (
    <nav className={classes.contents} aria-label={t('Contents')}>
      <ol>
        {headings.map(({ id, text, depth }) => (
          <li key={id} data-depth={depth}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** From guide to guide without loading the pages anew. */
function useFollow() {
  const router = useRouter()
  return (event: MouseEvent) => {
    const link = (event.target as Element).closest('a')?.getAttribute('href')
    if (!link?.startsWith('/guide/') || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void router.navigate({ href: link })
  }
}
