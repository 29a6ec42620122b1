import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** Once the page has what it shows at first: what nobody looks for yet comes after it. */
export function useQuiet() {
  const client = useQueryClient()
  const router = useRouter()
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => {
    // Between two steps of loading nothing goes on for a moment.
    let timer = 0
    let wasQuiet = false
    const look = () => {
      const isNow = client.isFetching() === 0 && router.state.status === 'idle'
      if (isNow && wasQuiet) return setQuiet(true)
      wasQuiet = isNow
      timer = window.setTimeout(look, 250)
    }
    timer = window.setTimeout(look, 500)
    return () => clearTimeout(timer)
  }, [client, router])
  return isQuiet
}
