// A text as its writer meant it: Markdown, in which HTML is shown as text and only harmless elements stand.
import DOMPurify from 'dompurify'
import { Marked } from 'marked'
import { useMemo } from 'react'
import classes from './Conversation.module.css'

const escaped = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

const marked = new Marked({ gfm: true, breaks: true, async: false })
marked.use({ renderer: { html: ({ text }) => escaped(text), image: ({ href, text }) => escaped(text || href) } })

const allowed = {
  ALLOWED_TAGS: [
    'p',
    'br',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'a',
    'hr',
    'h1',
    'h2',
    'h3',
    'h4',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  ALLOWED_ATTR: ['href', 'title', 'start', 'align'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|\/)/i,
}

DOMPurify.addHook('afterSanitizeAttributes', node => {
  if (node.tagName !== 'A') return
  node.setAttribute('target', '_blank')
  node.setAttribute('rel', 'noopener noreferrer nofollow')
})

export function render(text: string): string {
  return DOMPurify.sanitize(marked.parse(text) as string, allowed)
}

export function Markdown({ text }: { text: string }) {
  const html = useMemo(() => render(text), [text])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by an allow-list in render
  return <div className={classes.markdown} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
}
