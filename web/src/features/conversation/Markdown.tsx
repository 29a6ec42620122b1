// A text as its writer meant it: Markdown, in which HTML is shown as text and only harmless elements stand.
import DOMPurify from 'dompurify'
import { Marked } from 'marked'
import { useMemo } from 'react'
import { escaped, harmless } from '~/lib/markdown'
import classes from './Conversation.module.css'

/** `names` are the people and groups whom the text mentions; what nobody is called stays text. */
function markdownWith(names: string[]) {
  const marked = new Marked({ gfm: true, breaks: true, async: false })
  marked.use({ renderer: { html: ({ text }) => escaped(text), image: ({ href, text }) => escaped(text || href) } })
  if (names.length === 0) return marked
  const known = new Set(names)
  marked.use({
    extensions: [
      {
        name: 'mention',
        level: 'inline',
        start: source => /(?<=^|[\s(（[【])@/u.exec(source)?.index,
        tokenizer: source => {
          const [raw, name] = /^@([a-z0-9](?:[\w.-]*\w)?)/i.exec(source) ?? []
          return raw && name && known.has(name.toLowerCase()) ? { type: 'mention', raw } : undefined
        },
        renderer: token => `<mark>${escaped(token.raw)}</mark>`,
      },
    ],
  })
  return marked
}

const plain = markdownWith([])

DOMPurify.addHook('afterSanitizeAttributes', node => {
  if (node.tagName !== 'A') return
  node.setAttribute('target', '_blank')
  node.setAttribute('rel', 'noopener noreferrer nofollow')
})

export function render(text: string, mentions: string[] = []): string {
  const marked = mentions.length > 0 ? markdownWith(mentions) : plain
  return DOMPurify.sanitize(marked.parse(text) as string, harmless)
}

const most = 200
const rendered = new Map<string, string>()

/** Renders a text; the latest ones are kept. */
function kept(text: string, mentions: string[] = []): string {
  const id = `${mentions.join(' ')}\n${text}`
  const html = rendered.get(id) ?? render(text, mentions)
  rendered.delete(id)
  rendered.set(id, html)
  if (rendered.size > most) rendered.delete(rendered.keys().next().value!)
  return html
}

/** Renders a text ahead, before somebody wants to see it. */
export const prepare = (text: string, mentions?: string[]) => void kept(text, mentions)

export function Markdown({ text, mentions }: { text: string; mentions?: string[] }) {
  const html = useMemo(() => kept(text, mentions), [text, mentions])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by an allow-list in render
  return <div className={classes.markdown} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
}
