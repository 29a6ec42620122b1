// Keys: every action has a name, a label and a key, and whoever shows it offers it by useAction. The listener below finds the action for a
// key; the key sheet and the palette list what is offered at the moment. Keys can be remapped and switched off (WCAG 2.1.4).
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'

export interface Action {
  id: string
  /** Translated. */
  label: string
  /** `r`, `Shift+x`, `g q` (one after the other), `Mod+Enter`; none: by the palette only. */
  key?: string | undefined
  /** The part of the key sheet under which it stands, translated. */
  section?: string
  /** It works while somebody writes as well; only keys with Mod do. */
  inText?: boolean
  /** Of several actions of one key it is the one: what is done to a selection goes before what is done to a ticket. */
  first?: boolean
  run: () => void
}

const offered = new Map<string, Action[]>()
let remapped: Record<string, string> = {}
let singleKeys = true
const told = new Set<() => void>()
/** Those of `offered` that count, put together when somebody asks. */
let counting: Action[] | undefined

const shown = () => {
  counting ??= [...offered.values()].map(actions => actions.at(-1)!)
  return counting
}

function changed() {
  counting = undefined
  for (const listener of told) listener()
}

export function setKeys(keys: Record<string, string>, on: boolean) {
  remapped = keys
  singleKeys = on
  changed()
}

export const keyOf = (action: Action) => remapped[action.id] ?? action.key
const isMod = (key: string) => key.startsWith('Mod+') || key === 'Escape'

/** Offers actions as long as the component stands; of two with one name the later one counts. */
export function useActions(actions: Action[]) {
  const latest = useRef(actions)
  latest.current = actions
  const listed = actions.map(({ id, label, key }) => `${id} ${key} ${label}`).join('\n')
  // Before the page is painted: who sees it may press at once.
  // What they say and their keys are what is listed; a deed is read when it runs.
  useLayoutEffect(() => {
    if (!listed) return
    const rows = latest.current.map(action => ({
      ...action,
      run: () => latest.current.find(({ id }) => id === action.id)?.run(),
    }))
    for (const row of rows) offered.set(row.id, [...(offered.get(row.id) ?? []), row])
    changed()
    return () => {
      for (const row of rows) {
        const left = offered.get(row.id)!.filter(other => other !== row)
        if (left.length > 0) offered.set(row.id, left)
        else offered.delete(row.id)
      }
      changed()
    }
  }, [listed])
}

const none: Action[] = []

export const useAction = (action: Action | false) => useActions(action ? [action] : none)

/** All that is offered at the moment. */
export function useOffered(): Action[] {
  return useSyncExternalStore(listener => {
    told.add(listener)
    return () => told.delete(listener)
  }, shown)
}

export const isText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !/^(checkbox|radio|button)$/.test((target as HTMLInputElement).type)

/** The key's name; letters of other layouts by the place where they lie. */
export function nameOf(event: KeyboardEvent): string {
  let name = event.key
  if (name.length === 1 && name > '~' && /^(Key|Digit)/.test(event.code)) name = event.code.slice(-1).toLowerCase()
  if (name === ' ') name = 'Space'
  const isLetter = /^[a-z]$/i.test(name)
  const parts = [event.ctrlKey || event.metaKey ? 'Mod+' : '', event.altKey ? 'Alt+' : '']
  if (event.shiftKey && (isLetter || name.length > 1)) parts.push('Shift+')
  return parts.join('') + (isLetter ? name.toLowerCase() : name)
}

let before = ''
let beforeAt = 0

/** Whether the event belongs to a text that is being composed (input methods). */
export const isComposing = (event: { isComposing?: boolean; keyCode?: number }) =>
  event.isComposing === true || event.keyCode === 229

/** What the key alone does at this moment. */
export const actionOf = (event: KeyboardEvent) => find(nameOf(event))

function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || isComposing(event) || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
  const name = nameOf(event)
  const inText = isText(event.target)
  const inDialog =
    event.target instanceof HTMLElement && event.target.closest('[role="dialog"], [role="menu"], [role="listbox"]')
  const sequence = Date.now() - beforeAt < 1500 ? `${before} ${name}` : name
  const action = find(sequence) ?? find(name)
  before = name
  beforeAt = Date.now()
  if (!action) return
  if ((inText || inDialog) && !(action.inText && isMod(name))) return
  if (!singleKeys && !isMod(name)) return
  event.preventDefault()
  before = ''
  action.run()
}

const find = (key: string) => {
  const fitting = shown().filter(action => keyOf(action) === key)
  return fitting.findLast(action => action.first) ?? fitting.at(-1)
}

export function listenToKeys() {
  document.addEventListener('keydown', onKey)
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)
/** As it is printed on a key sheet. */
export const printed = (key: string) =>
  key
    .replace('Mod+', isApple ? '⌘' : 'Ctrl+')
    .replace('Shift+', isApple ? '⇧' : 'Shift+')
    .replace(/\b([a-z])\b/g, letter => letter.toUpperCase())
