import { MantineProvider, Menu } from '@mantine/core'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { MenuButton } from './MenuButton'
import { withBrowser } from './testing'

withBrowser()

test('a menu is put together when its button is pressed, and the button has the focus again afterwards', async () => {
  const run = vi.fn()
  const items = vi.fn(() => <Menu.Item onClick={run}>Newest first</Menu.Item>)
  render(
    <MantineProvider env="test">
      <MenuButton button={<button type="button">Order</button>}>{items}</MenuButton>
    </MantineProvider>,
  )
  const button = () => screen.getByRole('button', { name: 'Order' })
  expect(items).not.toHaveBeenCalled()
  expect(button().getAttribute('aria-haspopup')).toBe('menu')
  expect(button().getAttribute('aria-expanded')).toBe('false')

  await userEvent.click(button())
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Newest first' }))
  expect(run).toHaveBeenCalledOnce()
  expect(screen.queryByRole('menuitem')).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(button()))
})
