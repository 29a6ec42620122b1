import 'virtual:mantine'
import '@mantine/notifications/styles.layer.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { mayPass } from '~/api/problem'
import { listenToEarlyKeys } from '~/lib/heldKeys'
import { startLanguage } from '~/lib/i18n'
import { listenToKeys } from '~/lib/keys'
import { Hints } from '~/ui/Hints'
import { nonce, theme } from '~/ui/theme'
import { makeRouter } from './router'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (times, problem) => times < 3 && mayPass(problem),
      staleTime: 10_000,
      refetchOnWindowFocus: false,
    },
  },
})

// A part of the pages that is there no more: the desk was updated meanwhile. Once, so that no fault goes round for ever; and not while the desk
// is away, as nothing would come back then.
window.addEventListener('vite:preloadError', async () => {
  if (sessionStorage.getItem('reloaded')) return
  const answer = await fetch('/livez').catch(() => null)
  if (!answer?.ok) return
  sessionStorage.setItem('reloaded', 'yes')
  location.reload()
})

setNonce(nonce())
listenToEarlyKeys()
listenToKeys()
await startLanguage()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} getStyleNonce={nonce}>
        <Notifications position="bottom-right" />
        <RouterProvider router={makeRouter(client)} />
        <Hints />
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
)
