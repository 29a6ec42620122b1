import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Hints } from './Hints'
import { hint, hintAt } from './hint'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const stays = () => act(() => vi.advanceTimersByTime(400))

function shown() {
  render(
    <>
      <button type="button" {...hint('Order', 'o')}>
        <span>order</span>
      </button>
      <time {...hintAt('2026-11-27T02:50:00Z')}>then</time>
      <Hints />
    </>,
  )
}

test('a hint is shown once somebody stays at its element, with its key', () => {
  shown()
  fireEvent.pointerOver(screen.getByText('order'))
  expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull()
  stays()
  expect(screen.getByRole('tooltip', { hidden: true }).textContent).toBe('Order O')
})

test('it goes when somebody goes on, presses a key or the button', () => {
  shown()
  for (const leave of [
    () => fireEvent.pointerOver(document.body),
    () => fireEvent.keyDown(document.body, { key: 'Escape' }),
    () => fireEvent.pointerDown(screen.getByText('order')),
  ]) {
    fireEvent.pointerOver(screen.getByText('order'))
    stays()
    expect(screen.queryByRole('tooltip', { hidden: true })).not.toBeNull()
    leave()
    expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull()
    fireEvent.pointerOver(document.body)
  }
})

test('who only passes by sees none', () => {
  shown()
  fireEvent.pointerOver(screen.getByText('order'))
  act(() => vi.advanceTimersByTime(300))
  fireEvent.pointerOver(document.body)
  stays()
  expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull()
})

test('a moment is put into words when it is pointed at', () => {
  shown()
  fireEvent.pointerOver(screen.getByText('then'))
  stays()
  expect(screen.getByRole('tooltip', { hidden: true }).textContent).toContain('2026')
})
