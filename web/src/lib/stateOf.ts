import { useCallback, useEffect, useRef, useState } from 'react'

/** State that belongs to what is shown, e.g. to a ticket by its number: when that is another one, it begins anew. */
export function useStateOf<T>(shown: string, first: T): [T, (value: T) => void] {
  const [kept, setKept] = useState({ of: shown, value: first })
  const latest = useRef(shown)
  latest.current = shown
  const set = useCallback((value: T) => setKept({ of: latest.current, value }), [])
  return [kept.of === shown ? kept.value : first, set]
}

/** Whether something is the case, or has been. */
export function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now)
  if (now && !ever) setEver(true)
  return ever || now
}

const patience = 250

/** Whether somebody stays at what is shown: what he only passes by needs no more than what is known of it. */
export function useStays(shown: string): boolean {
  const [stays, setStays] = useStateOf(shown, false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that something else is shown
  useEffect(() => {
    const timer = setTimeout(setStays, patience, true)
    return () => clearTimeout(timer)
  }, [shown, setStays])
  return stays
}
