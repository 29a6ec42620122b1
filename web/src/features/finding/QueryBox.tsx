// The query of a list, in the language of views, bulk changes and the API: completed while it is written, marked where it is wrong.
import { Combobox, Text, TextInput, useCombobox } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from '~/lib/i18n'
import { isComposing, useAction } from '~/lib/keys'
import { Icon } from '~/ui/Icon'
import { mistakeIn, useCompletions } from './finding.api'
import classes from './QueryBox.module.css'
import { completed, inCharacters, marked } from './query'

/** `error`: what came of asking. */
export const QueryBox = memo(function QueryBox({ asked, error }: { asked: string | undefined; error: unknown }) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/desk/queue/$view' })
  const [query, setQuery] = useState(asked ?? '')
  const [cursor, setCursor] = useState(0)
  const [isComposed, setComposed] = useState(false)
  const [scrolled, setScrolled] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const goal = useRef<number | null>(null)
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() })
  const offers = useCompletions(query, inCharacters(query, cursor), list.dropdownOpened && !isComposed)
  const mistake = query === asked ? mistakeIn(error) : null
  const mark = marked(query, mistake?.position ?? null)
  useAction({
    id: 'query',
    label: t('Search in this list'),
    key: '/',
    section: t('List'),
    run: () => input.current?.select(),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor goes behind what was completed, once that stands
  useEffect(() => {
    if (goal.current === null) return
    input.current?.setSelectionRange(goal.current, goal.current)
    setCursor(goal.current)
    goal.current = null
  }, [query])

  const run = (text: string) => {
    list.closeDropdown()
    input.current?.blur()
    void navigate({ search: before => ({ ...before, q: text.trim() || undefined, ticket: undefined }) })
  }
  const take = (text: string) => {
    const answer = offers.data
    if (!answer) return
    const after = completed(query, answer.from, answer.to, text)
    goal.current = after.cursor
    setQuery(after.query)
    list.resetSelectedOption()
    if (!text.endsWith(':')) list.closeDropdown()
  }
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return
    const isOffered = list.dropdownOpened && (offers.data?.data.length ?? 0) > 0
    if (event.key === 'Enter' && (!isOffered || list.getSelectedOptionIndex() < 0)) {
      event.preventDefault()
      run(query)
    } else if (event.key === 'Tab' && isOffered && !event.shiftKey) {
      event.preventDefault()
      take(offers.data!.data[Math.max(list.getSelectedOptionIndex(), 0)]!.text)
    } else if (event.key === 'Escape' && !isOffered) {
      setQuery(asked ?? '')
      event.currentTarget.blur()
    }
  }

  return (
    <div className={classes.box}>
      <Combobox store={list} onOptionSubmit={take} position="bottom-start" shadow="md" width={360}>
        <Combobox.Target>
          <TextInput
            ref={input}
            size="xs"
            value={query}
            aria-label={t('Query')}
            placeholder={t('status:open priority:P1 assignee:me printer')}
            leftSection={<Icon name="search" size={14} />}
            rightSection={query ? <Clear clear={() => run('')} reset={() => setQuery('')} /> : null}
            error={mistake?.detail}
            errorProps={{ role: 'alert' }}
            spellCheck={false}
            maxLength={2000}
            classNames={{ input: classes.input }}
            onChange={event => {
              setQuery(event.currentTarget.value)
              setCursor(event.currentTarget.selectionStart ?? event.currentTarget.value.length)
              list.openDropdown()
            }}
            onSelect={event => setCursor(event.currentTarget.selectionStart ?? 0)}
            onScroll={event => setScrolled(event.currentTarget.scrollLeft)}
            onCompositionStart={() => setComposed(true)}
            onCompositionEnd={() => setComposed(false)}
            onKeyDown={onKeyDown}
            onBlur={() => list.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!offers.data || offers.data.data.length === 0}>
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={t('How it may go on')}>
            {offers.data?.data.map(offer => (
              <Combobox.Option value={offer.text} key={offer.text} className={classes.offer}>
                <Text size="sm" component="span">
                  {offer.text}
                </Text>
                {offer.shown !== offer.text && (
                  <Text size="xs" component="span">
                    <bdi>{offer.shown}</bdi>
                  </Text>
                )}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {mark && (
        <div className={classes.marks} aria-hidden="true">
          <span style={{ transform: `translateX(${-scrolled}px)` }}>
            {mark.before}
            <u>{mark.wrong}</u>
            {mark.after}
          </span>
        </div>
      )}
    </div>
  )
})

function Clear({ clear, reset }: { clear: () => void; reset: () => void }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={classes.clear}
      aria-label={t('Clear the query')}
      onClick={() => {
        reset()
        clear()
      }}
    >
      <Icon name="close" size={14} />
    </button>
  )
}
