import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Once the page has what it shows at first: what nobody looks for yet comes after it. */
export function useQuiet() {
  const client = useQueryClient()
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => {
    let timer = 0
    const look = () => {
      if (client.isFetching() === 0) setQuiet(true)
      else timer = window.setTimeout(look, 200)
    }
    timer = window.setTimeout(look, 500)
    return () => clearTimeout(timer)
  }, [client])
  return isQuiet
}
