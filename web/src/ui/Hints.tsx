// Shows the hint (`hint.ts`) of what somebody points at, or has reached by the keyboard. One for all, so that a hundred hints cost no more
// than none.
import { useEffect, useRef, useState } from 'react'
import { moment } from '~/lib/time'
import classes from './Hints.module.css'
import { Key } from './Key'

const patience = 400

interface Shown {
  of: HTMLElement
  words: string
  key: string | undefined
}

export function Hints() {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => watchHints(setShown), [])
  return shown && <Bubble shown={shown} />
}

/** Tells which hint is due; ends with the function it returns. */
function watchHints(show: (shown: Shown | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pointed: HTMLElement | null = null
  const point = (at: HTMLElement | null) => {
    if (at === pointed) return
    clearTimeout(timer)
    pointed = at
    show(null)
    const { hint, hintAt, hintKey: key } = at?.dataset ?? {}
    const words = hintAt ? moment(hintAt) : hint
    if (at && words) timer = setTimeout(() => at.isConnected && show({ of: at, words, key }), patience)
  }
  const ending = new AbortController()
  const on = (type: string, run: (event: Event) => void) =>
    document.addEventListener(type, run, { capture: true, passive: true, signal: ending.signal })
  for (const type of ['pointerover', 'pointermove']) on(type, event => point(pointedAt(event as PointerEvent)))
  on('focusin', ({ target }) => {
    if (target instanceof Element && target.matches(':focus-visible')) point(hinted(target))
  })
  for (const type of ['focusout', 'pointerdown', 'keydown', 'scroll']) on(type, () => point(null))
  return () => {
    ending.abort()
    clearTimeout(timer)
  }
}

const hinted = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-hint], [data-hint-at]') : null

/** Where a link covers the whole of its row, what it lies over is meant. */
function pointedAt({ target, clientX: x, clientY: y }: PointerEvent): HTMLElement | null {
  if (!(target instanceof HTMLAnchorElement)) return hinted(target)
  const { left, right, top, bottom } = target.getBoundingClientRect()
  if (left <= x && x <= right && top <= y && y <= bottom) return hinted(target)
  const row = target.offsetParent
  const [, ...below] = document.elementsFromPoint(x, y)
  return below.filter(element => row?.contains(element)).map(hinted)[0] ?? null
}

function Bubble({ shown: { of, words, key } }: { shown: Shown }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Above everything else, also above a dialog.
    element.current!.showPopover?.()
    void place(element.current!, of)
  }, [of])
  return (
    <div className={classes.bubble} role="tooltip" popover="manual" ref={element}>
      {words} <Key of={key} />
    </div>
  )
}

/** Beside its element, where there is room. */
async function place(bubble: HTMLElement, of: HTMLElement) {
  const { computePosition, flip, offset, shift } = await import('@floating-ui/dom')
  const { x, y } = await computePosition(of, bubble, {
    strategy: 'fixed',
    placement: of.closest('[data-hints-beside]') ? 'right' : 'top',
    middleware: [offset(6), flip(), shift({ padding: 4 })],
  })
  Object.assign(bubble.style, { left: `${x}px`, top: `${y}px`, visibility: 'visible' })
}
