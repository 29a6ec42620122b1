import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { marked, type Token } from 'marked'
import { describe, expect, test } from 'vitest'
import { own, sentences, shared } from '../../../tools/messages'
import { guides } from './names'
import { anchorOf, headingsOf, pageOf, render, sizeOf } from './reading'

const docs = path.resolve(import.meta.dirname, '../../../../docs')
const names = Object.keys(guides)
const files = names.flatMap(name => [`${name}.md`, `${name}.zh-CN.md`])
const read = (file: string) => readFileSync(path.join(docs, 'guides', file), 'utf8')

function tokensOf<Type extends Token['type']>(text: string, type: Type) {
  const found: Extract<Token, { type: Type }>[] = []
  marked.walkTokens(marked.lexer(text), token => {
    if (token.type === type) found.push(token as Extract<Token, { type: Type }>)
  })
  return found
}

const dictionary: Record<string, string> = Object.assign({}, shared(), ...(await own()).values())
const said = {
  en: new Set((await sentences()).keys()),
  zh: new Set([...(await sentences()).keys()].map(sentence => dictionary[sentence])),
}

describe.each(files)('%s', file => {
  const text = read(file)
  const language = file.includes('zh-CN') ? 'zh' : 'en'

  test('shows pictures that are there, in its language and of the size that is kept free for them', () => {
    const pictures = tokensOf(text, 'image').map(({ href }) => href)
    expect(pictures.length).toBeGreaterThan(4)
    for (const picture of pictures) {
      expect(picture).toMatch(new RegExp(`^\\.\\./pictures/guide/[a-z-]+\\.${language}\\.png$`))
      const bytes = readFileSync(path.join(docs, 'guides', picture))
      expect({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }, picture).toEqual(sizeOf(picture))
      expect(bytes.length, picture).toBeLessThanOrEqual(120_000)
    }
  })

  test('links to what is there', () => {
    for (const { href } of tokensOf(text, 'link')) {
      const [target, anchor] = href.split('#')
      const other = target ? path.join(docs, 'guides', target) : path.join(docs, 'guides', file)
      expect(existsSync(other), href).toBe(true)
      if (anchor)
        expect(headingsOf(readFileSync(other, 'utf8')).map(({ id }) => id)).toContain(decodeURIComponent(anchor))
    }
  })

  test('calls things what the screen calls them', () => {
    const unknown = tokensOf(text, 'strong').filter(({ text: words }) => !said[language].has(words))
    expect(unknown.map(({ text: words }) => words)).toEqual([])
  })

  test('leaves no sign of Markdown unread', () => {
    const words = tokensOf(text, 'text').filter(({ tokens }) => !tokens)
    expect(words.filter(({ text }) => /\*\*|]\(/.test(text)).map(({ text }) => text)).toEqual([])
  })

  test('names no heading twice', () => {
    const ids = headingsOf(text).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test.each(names)('the guide for the %s has the same parts, pictures and tables in both languages', name => {
  const shapeOf = (text: string) => ({
    headings: headingsOf(text).map(({ depth }) => depth),
    pictures: tokensOf(text, 'image').map(({ href }) => href.replace(/\.(en|zh)\.png$/, '')),
    tables: tokensOf(text, 'table').map(({ rows }) => rows.length),
    keys: tokensOf(text, 'table').flatMap(({ rows }) => rows.map(row => tokensOf(row.at(-1)!.text, 'codespan').join())),
  })
  expect(shapeOf(read(`${name}.zh-CN.md`))).toEqual(shapeOf(read(`${name}.md`)))
})

test('every picture is shown by a guide', () => {
  const shown = new Set(files.flatMap(file => tokensOf(read(file), 'image').map(({ href }) => path.basename(href))))
  expect(readdirSync(path.join(docs, 'pictures/guide')).filter(picture => !shown.has(picture))).toEqual([])
})

// `id: …, label: t('Reply'), key: 'r'`, however it is laid out.
const offers = /label: (?:t|key)\(\s*'([^']+)'[^{}]*?\bkey: '([^']+)'/g
const printed = (key: string) => key.replace('Mod+', 'Ctrl+').replace(/\b[a-z]\b/g, letter => letter.toUpperCase())

test('the keys of the agents’ guide are the keys that the pages offer, all of them', async () => {
  const offered = new Set<string>()
  for (const sources of new Set([...(await sentences()).values()].flat()))
    if (!/features\/(rows|admin)\//.test(sources))
      for (const [, label = '', key = ''] of readFileSync(path.join(docs, '../web', sources), 'utf8').matchAll(offers))
        offered.add(`${label}: ${printed(key)}`)
  const told = tokensOf(read('agent.md'), 'table')
    .filter(({ header }) => header[1]?.text === 'Key')
    .flatMap(({ rows }) => rows.map(([label, key]) => `${label!.text}: ${key!.text}`.replace(/[*`]/g, '')))
  // What it says turns with the view, so that it is not found where the keys are.
  offered.add('Star this view: Shift+S')
  expect([...new Set(told)].sort()).toEqual([...offered].sort())
})

test('a heading is named as GitHub names it', () => {
  expect(anchorOf('Say that it works')).toBe('say-that-it-works')
  expect(anchorOf('VIP、组与地点')).toBe('vip组与地点')
})

test('links lead from guide to guide, and nowhere where the program has nothing', () => {
  expect(pageOf('agent.zh-CN.md#回复')).toBe('/guide/agent#回复')
  expect(pageOf('#people')).toBe('#people')
  expect(pageOf('operator.md')).toBeNull()
  expect(pageOf('javascript:alert(1)')).toBeNull()
})

test('only pictures of the program’s own are shown, and HTML is text', () => {
  const html = render(
    '![a](x.png) ![b](https://elsewhere/y.png) <img src=z> [o](operator.md) [g](agent.md)',
    address => (address === 'x.png' ? '/assets/x.png' : undefined),
  )
  expect(html.match(/<img [^>]*>/g)).toEqual([
    '<img src="/assets/x.png" alt="a" width="1200" height="750" loading="lazy">',
  ])
  expect(html).toContain('b &lt;img src=z&gt; o <a href="/guide/agent">g</a>')
})
