// The text that is written: Markdown, with completion at the caret and files that are pasted or dropped.
import { Textarea } from '@mantine/core'
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react'
import { filesIn } from '~/features/attachment/file'
import type { Ticket } from '~/features/ticket/ticket.api'
import { isComposing } from '~/lib/keys'
import { ChoiceList, optionId } from './ChoiceList'
import { placeIn } from './caret'
import { useChoices } from './choices'
import { completed, type Trigger, triggerAt } from './completing'
import type { EntryKind } from './opened'

interface ComposerTextProps {
  area: RefObject<HTMLTextAreaElement | null>
  ticket: Ticket
  kind: EntryKind
  label: string
  placeholder: string
  value: string
  error: string | undefined
  onChange: (text: string) => void
  onFiles: (files: File[]) => void
  onFailure: (problem: unknown) => void
  onEscape: () => void
  /** Whoever sends waits for what is being put into the text. */
  inserting: RefObject<Promise<void>>
}

export function ComposerText(props: ComposerTextProps) {
  const { area, ticket, kind, label, placeholder, value, error, onChange, onFiles, onFailure, onEscape, inserting } =
    props
  const list = useId()
  const [trigger, setTrigger] = useState<Trigger | null>(null)
  const [left, setLeft] = useState(-1)
  const [active, setActive] = useState(0)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  const awaited = useRef<(() => void) | null>(null)
  const caret = useRef<number | null>(null)
  const shown = trigger && trigger.from !== left ? trigger : null
  const choices = useChoices(shown, ticket, kind)

  const look = () => {
    const { value: text, selectionStart, selectionEnd } = area.current!
    const found = selectionStart === selectionEnd ? triggerAt(text, selectionStart) : null
    if (!found) setLeft(-1)
    if (found?.from === trigger?.from && found?.word === trigger?.word) return
    setTrigger(found)
    setActive(0)
    if (found) setPlace(placeIn(area.current!, found.from))
  }

  const insert = async (index: number) => {
    const choice = choices.list[index]
    if (!choice || !shown) return
    setTrigger(null)
    const at = area.current!.selectionStart
    try {
      const done = completed(area.current!.value, shown, at, await choice.text())
      caret.current = done.caret
      onChange(done.text)
    } catch (problem) {
      onFailure(problem)
    }
  }
  const pick = (index: number) => {
    inserting.current = insert(index)
  }
  const pickFirst = () => {
    inserting.current = new Promise(resolve => {
      awaited.current = resolve
    })
  }

  // Enter may be faster than the answer: then the first of what comes is taken.
  useLayoutEffect(() => {
    const done = awaited.current
    if (!done || choices.isStale) return
    awaited.current = null
    void insert(0).then(done)
  })
  useLayoutEffect(() => {
    if (caret.current === null) return
    area.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    const take = (deed: () => void) => {
      event.preventDefault()
      deed()
    }
    if (event.key === 'Escape') return take(() => (shown ? setLeft(shown.from) : onEscape()))
    if (!shown || (shown.sign === '@' && !shown.word)) return
    const count = choices.list.length
    if (event.key === 'ArrowDown') return take(() => setActive((active + 1) % Math.max(count, 1)))
    if (event.key === 'ArrowUp') return take(() => setActive((active + count - 1) % Math.max(count, 1)))
    if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
      if (choices.isStale) return take(pickFirst)
      if (count > 0) return take(() => pick(active))
    }
  }

  const isListed = shown && (shown.sign === ';' || shown.word !== '')
  return (
    <div style={{ position: 'relative' }}>
      <Textarea
        ref={area}
        data-autofocus
        aria-label={label}
        placeholder={placeholder}
        value={value}
        error={error}
        autosize
        minRows={3}
        maxRows={12}
        dir="auto"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(isListed && { 'aria-controls': list })}
        {...(isListed && choices.list[active] && { 'aria-activedescendant': optionId(list, active) })}
        onChange={event => {
          onChange(event.currentTarget.value)
          look()
        }}
        onSelect={look}
        onBlur={() => setTrigger(null)}
        onKeyDown={onKeyDown}
        onPaste={event => {
          const files = filesIn(event.clipboardData)
          if (files.length === 0) return
          event.preventDefault()
          onFiles(files)
        }}
      />
      {isListed && (
        <ChoiceList
          id={list}
          place={place}
          choices={choices}
          active={active}
          preview={shown.sign === ';' ? ticket.number : null}
          pick={pick}
        />
      )}
    </div>
  )
}
