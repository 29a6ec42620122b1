// Keys that somebody presses ahead of the page: held back while what they are meant for is being loaded, and given on once it stands.
import { useLayoutEffect } from 'react'
import { actionOf, isComposing, isText } from './keys'

/** What is held back: every key; every key outside of text fields; or only keys that mean nothing yet. */
export type Held = 'all' | 'outside-text' | 'unknown'

/** Longer than that nobody remembers what he pressed. */
const patience = 3000

let holders: Held[] = []
let keys: KeyboardEvent[] = []
const givenOn = new WeakSet<Event>()

export function hold(what: Held): () => void {
  holders = [...holders, what]
  return () => {
    const index = holders.indexOf(what)
    holders = holders.filter((_, other) => other !== index)
    setTimeout(giveOn)
  }
}

export function useHeldKeys(what: Held | null) {
  useLayoutEffect(() => (what ? hold(what) : undefined), [what])
}

/** Stands where a part of the page is being loaded. */
export function HoldKeys({ what = 'outside-text' }: { what?: Held }) {
  useHeldKeys(what)
  return null
}

function isHeld(event: KeyboardEvent): boolean {
  // The order of keys is kept: what comes while others still wait, waits.
  if (holders.length === 0) return keys.length > 0
  return holders.some(
    what => what === 'all' || (!isText(event.target) && (what === 'outside-text' || !actionOf(event))),
  )
}

function onEarlyKey(event: KeyboardEvent) {
  if (givenOn.has(event) || isComposing(event)) return
  if (event.ctrlKey || event.metaKey || event.altKey || ['Escape', 'Tab', 'Shift'].includes(event.key)) return
  keys = keys.filter(isFresh)
  if (!isHeld(event)) {
    // Whoever goes on to something else no longer waits for it.
    keys = []
    return
  }
  event.preventDefault()
  event.stopImmediatePropagation()
  keys.push(event)
}

const isFresh = (event: KeyboardEvent) => performance.now() - event.timeStamp < patience

/** One key a turn, as each may open what the next one is meant for. */
function giveOn() {
  keys = keys.filter(isFresh)
  if (holders.length > 0 || keys.length === 0) return
  const dialog = document.querySelector('[aria-modal="true"]')
  if (!dialog || dialog.contains(document.activeElement)) press(keys.shift()!)
  setTimeout(giveOn)
}

function press({ key, code, shiftKey }: KeyboardEvent) {
  const target = document.activeElement ?? document.body
  const event = new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true })
  givenOn.add(event)
  // The browser writes only what it has seen pressed itself.
  if (target.dispatchEvent(event) && isText(target) && key.length === 1) document.execCommand('insertText', false, key)
}

export function listenToEarlyKeys() {
  window.addEventListener('keydown', onEarlyKey, true)
}
