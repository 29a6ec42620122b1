import { MantineProvider } from '@mantine/core'
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { Chooser } from './Chooser'
import { withBrowser } from './testing'

withBrowser()

const choices = ['Guangzhou desk', 'Network', 'Databases'].map(label => ({ value: label.toLowerCase(), label }))

interface AskedProps {
  isInstant: boolean
  choose: (value: string) => void
  isSearching?: boolean
}

function Asked({ isInstant, choose, isSearching = false }: AskedProps) {
  const [words, setWords] = useState('')
  const fitting = (isSearching ? [] : choices).filter(choice => /^\d?$/.test(words) || choice.value.includes(words))
  const asked = { choices: fitting, words, onWords: setWords, choose, close: () => undefined, isInstant, isSearching }
  return <Chooser title="Group" {...asked} />
}

function shown(isInstant: boolean) {
  const choose = vi.fn()
  render(
    <MantineProvider env="test">
      <Asked isInstant={isInstant} choose={choose} />
    </MantineProvider>,
  )
  return { choose, input: screen.getAllByRole('combobox').at(-1)! }
}

test('letters and Enter choose', () => {
  const { choose, input } = shown(false)
  fireEvent.change(input, { target: { value: 'net' } })
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(choose).toHaveBeenCalledWith('network')
})

test('a digit points, and chooses at once where no numbers are typed', () => {
  const asked = shown(false)
  fireEvent.change(asked.input, { target: { value: '3' } })
  fireEvent.keyDown(asked.input, { key: 'Enter' })
  expect(asked.choose).toHaveBeenCalledWith('databases')

  const instant = shown(true)
  fireEvent.keyDown(instant.input, { key: '2' })
  expect(instant.choose).toHaveBeenCalledWith('network')
})

test('Enter that ends a composition chooses nothing', () => {
  const { choose, input } = shown(false)
  fireEvent.keyDown(input, { key: 'Enter', isComposing: true, keyCode: 229 })
  expect(choose).not.toHaveBeenCalled()
})

test('what is chosen before the choices are there is taken as soon as they are', () => {
  const choose = vi.fn()
  const asked = (isSearching: boolean) => (
    <MantineProvider env="test">
      <Asked isInstant choose={choose} isSearching={isSearching} />
    </MantineProvider>
  )
  const { rerender } = render(asked(true))
  fireEvent.keyDown(screen.getAllByRole('combobox').at(-1)!, { key: '2' })
  expect(choose).not.toHaveBeenCalled()
  rerender(asked(false))
  expect(choose).toHaveBeenCalledExactlyOnceWith('network')
})
