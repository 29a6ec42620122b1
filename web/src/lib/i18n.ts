// Sentences are their own keys, in English; the Chinese ones are loaded when they are wanted.
import i18next from 'i18next'
import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'

/** Marks a sentence that stands in a table and is translated where it is shown. */
export const key = (sentence: string) => sentence

const singular: Record<string, string> = {
  '{{count}} tickets_one': '{{count}} ticket',
  'Give {{count}} tickets to_one': 'Give {{count}} ticket to',
  'This is done to {{count}} tickets, each with your rights._one': 'This is done to one ticket, with your rights.',
}

/** The language by which the page asks and shows; `pseudo` shows at a glance what is not translated. */
export const language = (): Language => (i18next.language === 'zh' ? 'zh' : 'en')
export const locale = () => (language() === 'zh' ? 'zh-CN' : 'en-GB')

const dictionaries = {
  everywhere: () => import('virtual:zh'),
  admin: () => import('virtual:zh/admin'),
}
const needed = new Set<keyof typeof dictionaries>(['everywhere'])

async function fetchChinese() {
  const fetched = await Promise.all([...needed].map(name => dictionaries[name]()))
  for (const { default: words } of fetched) i18next.addResourceBundle('zh', 'translation', words, true, true)
}

let isPseudo = false

type Translate = (sentence: string, values?: Record<string, unknown>) => string

/** Another function after each change of words or language, so that whoever shows something with it shows it anew. Most sentences stand in
 * the dictionary as they are. */
function makeTranslate(): Translate {
  const words: Record<string, string> = isPseudo ? {} : (i18next.getResourceBundle?.(language(), 'translation') ?? {})
  return (sentence, values) => {
    if (values || isPseudo) return i18next.t(sentence, values)
    return words[sentence] ?? sentence
  }
}

let translate = makeTranslate()
const shownIn = new Set<() => void>()

function changed() {
  translate = makeTranslate()
  for (const show of shownIn) show()
}

const subscribe = (show: () => void) => {
  shownIn.add(show)
  return () => shownIn.delete(show)
}

/** `t` says a sentence in the language of the page. A list has hundreds of components that speak: what it costs counts. */
export const useTranslation = () => ({ t: useSyncExternalStore(subscribe, () => translate) })

/** Before the first page of an area is shown that has a dictionary of its own. */
export async function learn(area: keyof typeof dictionaries) {
  needed.add(area)
  if (language() === 'zh') await fetchChinese()
}

export async function speak(wanted: Language) {
  if (wanted === 'zh') await fetchChinese()
  await i18next.changeLanguage(wanted)
  document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en'
  localStorage.setItem('language', wanted)
}

export async function startLanguage() {
  isPseudo = new URLSearchParams(location.search).has('pseudo')
  if (isPseudo) i18next.use({ type: 'postProcessor', name: 'pseudo', process: (text: string) => `⟦${text}⟧` })
  await i18next.init({
    lng: 'en',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: singular } },
    postProcess: isPseudo ? ['pseudo'] : [],
  })
  i18next.on('languageChanged', changed)
  i18next.store.on('added', changed)
  await speak(preferred())
}

function preferred(): Language {
  const kept = localStorage.getItem('language') ?? document.documentElement.lang
  return (kept.startsWith('{') ? navigator.language : kept).startsWith('zh') ? 'zh' : 'en'
}

/** A text that staff wrote in two languages; where one is missing, the other. */
export function inLanguage(text: { zh: string; en: string } | null | undefined): string {
  if (!text) return ''
  return language() === 'zh' ? text.zh || text.en : text.en || text.zh
}

const collators = new Map<string, Intl.Collator>()
/** Compares as people sort: Chinese by pinyin, digits as numbers. */
export function compare(left: string, right: string): number {
  let collator = collators.get(locale())
  if (!collator) {
    collator = new Intl.Collator(locale(), { numeric: true })
    collators.set(locale(), collator)
  }
  return collator.compare(left, right)
}
