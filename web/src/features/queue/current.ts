// Which ticket of a list stands open. It turns at once; the address, which says so too, follows when somebody stays there: writing it costs
// more than showing the ticket.
import { useMatch, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'

const patience = 250

export function useCurrent(): [string | undefined, (number: string | undefined) => void] {
  const addressed = useSearch({ from: '/desk/queue/$view', select: search => search.ticket })
  const navigate = useNavigate({ from: '/desk/queue/$view' })
  const router = useRouter()
  const here = useMatch({ from: '/desk/queue/$view', select: ({ pathname }) => pathname })
  const [current, setCurrent] = useState(addressed)
  const written = useRef(addressed)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // Somebody else has changed the address: a link, or the way back.
  useEffect(() => {
    if (addressed === written.current) return
    clearTimeout(timer.current)
    written.current = addressed
    setCurrent(addressed)
  }, [addressed])
  useEffect(() => () => clearTimeout(timer.current), [])

  const open = useCallback(
    (number: string | undefined) => {
      setCurrent(number)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        // Whoever has gone elsewhere meanwhile stays there, though it may still be loading.
        if (router.latestLocation.pathname !== here) return
        written.current = number
        void navigate({ search: before => ({ ...before, ticket: number }), replace: true })
      }, patience)
    },
    [navigate, router, here],
  )
  return [current, open]
}
