import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useDeskTitle, useTitle } from './title'

afterEach(cleanup)

function Page({ called }: { called: string }) {
  useTitle(called)
  return null
}

function Desk({ called, page }: { called: string; page: string | null }) {
  useDeskTitle(called)
  return page && <Page key={page} called={page} />
}

test('the tab names the page and the desk, and follows both', () => {
  const { rerender } = render(<Desk called="Help desk" page="Triage" />)
  expect(document.title).toBe('Triage · Help desk')
  rerender(<Desk called="服务台" page="Triage" />)
  expect(document.title).toBe('Triage · 服务台')
  rerender(<Desk called="服务台" page="New ticket" />)
  expect(document.title).toBe('New ticket · 服务台')
  rerender(<Desk called="服务台" page={null} />)
  expect(document.title).toBe('服务台')
})
