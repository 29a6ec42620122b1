// What the first page of an area needs is asked for by index.html itself: otherwise the browser learns of it only when the files before have
// run, one after the other. Style sheets stand behind the skeleton of a page, which is painted without waiting for them; scripts do wait.
import type { IndexHtmlTransformResult, Plugin, Rolldown } from 'vite'
import { firstPages } from './chunks.ts'

type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } }

/** The chunks that are loaded for these, and their style sheets. */
function filesOf(wanted: Chunk[], chunks: Chunk[]): Set<string> {
  const found = new Set(wanted)
  // A set goes on to what is added to it while it is read.
  for (const chunk of found)
    for (const name of chunk.imports) found.add(chunks.find(({ fileName }) => fileName === name)!)
  return new Set([...found].flatMap(({ fileName, viteMetadata }) => [fileName, ...(viteMetadata?.importedCss ?? [])]))
}

/** It knows the area by the address. */
const script = (areas: Record<string, string[]>) => `
  const areas = ${JSON.stringify(areas)}
  const area = /^\\/desk(\\/|$)/.test(location.pathname) ? 'desk' : location.pathname === '/' ? 'portal' : ''
  const ask = link => document.head.append(Object.assign(document.createElement('link'), link))
  for (const file of areas[area] ?? [])
    ask(/js$/.test(file) ? { rel: 'modulepreload', href: '/' + file } : { rel: 'preload', as: 'style', href: '/' + file, crossOrigin: '' })
  if (area) ask({ rel: 'preload', as: 'fetch', href: '/api/v1/me', crossOrigin: 'anonymous' })
`

const styleSheet = /\s*<link rel="stylesheet"[^>]*>/g

export const askedEarly = (): Plugin => ({
  name: 'asked-early',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }): IndexHtmlTransformResult {
      const chunks = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk')
      const known = filesOf(
        chunks.filter(chunk => chunk.isEntry),
        chunks,
      )
      const of = (pages: string[]) =>
        filesOf(
          chunks.filter(({ facadeModuleId }) => pages.includes(facadeModuleId ?? '')),
          chunks,
        )
      const areas = Object.fromEntries(
        Object.entries(firstPages).map(([area, pages]) => [area, [...of(pages)].filter(file => !known.has(file))]),
      )
      const sheets = html.match(styleSheet) ?? []
      return {
        html: html.replace(styleSheet, '').replace('</body>', `${sheets.join('')}\n  </body>`),
        tags: [{ tag: 'script', attrs: { nonce: '{{nonce}}' }, children: `{${script(areas)}}`, injectTo: 'head' }],
      }
    },
  },
})
