import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Held, HoldKeys, listenToEarlyKeys } from './heldKeys'
import { listenToKeys, useAction } from './keys'

beforeAll(() => {
  listenToEarlyKeys()
  listenToKeys()
})
afterEach(cleanup)

const accept = vi.fn()
const next = vi.fn()

function Part({ what, isThere }: { what: Held; isThere: boolean }) {
  useAction({ id: 'next', label: 'Next', key: 'j', run: next })
  return isThere ? <Loaded /> : <HoldKeys what={what} />
}

function Loaded() {
  useAction({ id: 'accept', label: 'Accept', key: 'y', run: accept })
  return <p>loaded</p>
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })
const settled = () => act(() => new Promise(resolve => setTimeout(resolve, 20)))

function loading(what: Held) {
  vi.clearAllMocks()
  const { rerender } = render(<Part what={what} isThere={false} />)
  return () => {
    rerender(<Part what={what} isThere />)
    return settled()
  }
}

test('a key that means nothing yet is done once it does', async () => {
  const load = loading('unknown')
  press('y')
  await settled()
  expect(accept).not.toHaveBeenCalled()
  await load()
  expect(accept).toHaveBeenCalledOnce()
})

test('whoever goes on with a known key is not given the earlier one', async () => {
  const load = loading('unknown')
  press('y')
  press('j')
  expect(next).toHaveBeenCalledOnce()
  await load()
  expect(accept).not.toHaveBeenCalled()
})

test('while a dialog is being loaded its answers are no shortcuts', async () => {
  const load = loading('outside-text')
  press('j')
  expect(next).not.toHaveBeenCalled()
  await load()
  expect(next).toHaveBeenCalledOnce()
})

test('keys are given on in the order in which they were pressed', async () => {
  const order: string[] = []
  const load = loading('outside-text')
  next.mockImplementation(() => void order.push('j'))
  accept.mockImplementation(() => void order.push('y'))
  press('y')
  press('j')
  await load()
  expect(order).toEqual(['y', 'j'])
})

test('keys with Ctrl and Escape are never held back', () => {
  loading('all')
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
  document.body.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(false)
})
