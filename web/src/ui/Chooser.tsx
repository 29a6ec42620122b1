// One thing of several, by few keys: its digit, or letters of it and Enter. What is chosen is done at once.
import { Loader, Modal, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { useHeldKeys } from '~/lib/heldKeys'
import { useTranslation } from '~/lib/i18n'
import { isComposing } from '~/lib/keys'
import classes from './Chooser.module.css'
import { Key } from './Key'

export interface Choice {
  value: string
  label: string
  /** Beside the label. */
  hint?: ReactNode
  icon?: ReactNode
}

interface ChooserProps {
  title: string
  choices: Choice[]
  words: string
  onWords: (words: string) => void
  choose: (value: string) => void
  close: () => void
  /** A digit chooses at once; else it only points at the choice, because numbers can be typed. */
  isInstant?: boolean
  /** More choices may come: who has chosen already is waited for. */
  isSearching?: boolean
  placeholder?: string
}

export function Chooser({ title, choices, words, onWords, choose, close, placeholder, ...rest }: ChooserProps) {
  const { t } = useTranslation()
  const id = useId()
  const [at, setAt] = useState(0)
  const digit = /^[1-9]$/.test(words.trim()) ? Number(words) - 1 : null
  const active = digit !== null && choices[digit] ? digit : Math.min(at, Math.max(choices.length - 1, 0))
  const [wanted, setWanted] = useState<number | null>(null)
  const [hasFocus, setFocus] = useState(false)
  useHeldKeys(wanted !== null ? 'all' : hasFocus ? null : 'outside-text')
  const take = (index: number) => {
    const choice = choices[index]
    if (!choice) return setWanted(rest.isSearching ? index : null)
    close()
    choose(choice.value)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen before it was there is taken as soon as it is
  useEffect(() => {
    if (wanted !== null) take(wanted)
  }, [wanted, choices.length, rest.isSearching])
  /** Whether the key was meant for the choices. */
  const press = (key: string) => {
    if (key === 'ArrowDown') setAt(Math.min(active + 1, choices.length - 1))
    else if (key === 'ArrowUp') setAt(Math.max(active - 1, 0))
    else if (key === 'Enter') take(active)
    else if (rest.isInstant && words === '' && /^[1-9]$/.test(key)) take(Number(key) - 1)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isComposing(event.nativeEvent) && press(event.key)) event.preventDefault()
  }

  return (
    <Modal opened onClose={close} title={title} transitionProps={{ duration: 0 }} yOffset="12vh" padding="sm">
      <TextInput
        data-autofocus
        value={words}
        aria-label={title}
        placeholder={placeholder ?? t('Type, or press a digit')}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={choices[active] ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        rightSection={rest.isSearching ? <Loader size={14} /> : null}
        onChange={event => {
          setAt(0)
          onWords(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
        onFocus={() => setFocus(true)}
      />
      <div id={id} role="listbox" aria-label={title} className={classes.list}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go by the input
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus
          <div
            key={choice.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.choice}
            onClick={() => take(index)}
          >
            {index < 9 && <Key of={String(index + 1)} />}
            {choice.icon}
            <span className={classes.label}>
              <bdi>{choice.label}</bdi>
            </span>
            {choice.hint}
          </div>
        ))}
      </div>
      <p role="status" className={classes.none}>
        {choices.length === 0 && !rest.isSearching ? t('Nothing found') : ''}
      </p>
    </Modal>
  )
}
