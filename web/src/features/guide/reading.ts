// From a guide's Markdown to what is shown: headings that can be linked to, pictures of the program's own, links from guide to guide.
import DOMPurify from 'dompurify'
import { Marked, type Tokens } from 'marked'
import { escaped, harmless } from '~/lib/markdown'
import { isGuide } from './names'

export interface Heading {
  id: string
  text: string
  depth: number
}

/** As GitHub names them, so that a link holds there and here. */
export const anchorOf = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

/** Pictures of a phone and of a wide screen; their room is kept while they are fetched. */
export const sizeOf = (picture: string) =>
  picture.includes('phone') ? { width: 390, height: 780 } : { width: 1200, height: 750 }

/** Where a link between the guides leads on these pages; null: to what the program does not have with it. */
export function pageOf(address: string): string | null {
  if (/^(#|https?:)/.test(address)) return address
  const [, guide = '', anchor = ''] = /^(\w+)(?:\.zh-CN)?\.md(#.*)?$/.exec(address) ?? []
  return isGuide(guide) ? `/guide/${guide}${anchor}` : null
}

const plainText = (tokens: Tokens.Generic[]): string =>
  tokens.map(token => (token.tokens ? plainText(token.tokens) : String(token.text ?? ''))).join('')

export function headingsOf(text: string): Heading[] {
  const headings = new Marked().lexer(text).filter((token): token is Tokens.Heading => token.type === 'heading')
  return headings.map(({ tokens, depth }) => {
    const words = plainText(tokens)
    return { id: anchorOf(words), text: words, depth }
  })
}

function guideMarkdown(pictureAt: (address: string) => string | undefined) {
  const marked = new Marked({ gfm: true, async: false })
  marked.use({
    renderer: {
      html: ({ text }) => escaped(text),
      heading({ tokens, depth }) {
        return `<h${depth} id="${anchorOf(plainText(tokens))}">${this.parser.parseInline(tokens)}</h${depth}>`
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens)
        const page = pageOf(href)
        return page ? `<a href="${escaped(page)}">${words}</a>` : words
      },
      image({ href, text }) {
        const source = pictureAt(href)
        const { width, height } = sizeOf(href)
        return source
          ? `<img src="${escaped(source)}" alt="${escaped(text)}" width="${width}" height="${height}" loading="lazy">`
          : escaped(text)
      },
    },
  })
  return marked
}

// Its own: links lead on in the same window here, and an element may be named.
const purifier = DOMPurify(window)

const allowed = {
  ALLOWED_TAGS: [...harmless.ALLOWED_TAGS, 'img'],
  ALLOWED_ATTR: ['href', 'align', 'id', 'src', 'alt', 'width', 'height', 'loading'],
  ALLOWED_URI_REGEXP: /^(?:https?:|[/#])/i,
  ADD_URI_SAFE_ATTR: ['align', 'width', 'height', 'loading'],
  // A heading is named by its words, whatever they are.
  SANITIZE_DOM: false,
}

export function render(text: string, pictureAt: (address: string) => string | undefined): string {
  return purifier.sanitize(guideMarkdown(pictureAt).parse(text) as string, allowed)
}
