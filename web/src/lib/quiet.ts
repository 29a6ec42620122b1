import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type AnyRouter, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { createStore, useStore } from './store'

const quiet = createStore(false)
let isAwaited = false

/** Between two steps of loading nothing goes on for a moment: it is quiet when it is so twice. */
function awaitQuiet(client: QueryClient, router: AnyRouter) {
  if (isAwaited) return
  isAwaited = true
  let wasQuiet = false
  const look = () => {
    const isNow = client.isFetching() === 0 && router.state.status === 'idle'
    if (isNow && wasQuiet) return quiet.set(true)
    wasQuiet = isNow
    setTimeout(look, 250)
  }
  setTimeout(look, 500)
}

/** Once the page has what it shows at first: what nobody looks for yet comes after it. */
export function useQuiet() {
  const client = useQueryClient()
  const router = useRouter()
  useEffect(() => awaitQuiet(client, router), [client, router])
  return useStore(quiet)
}
