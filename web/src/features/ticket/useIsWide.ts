import { type RefObject, useLayoutEffect, useState } from 'react'

/** Whether an element is at least so wide; known before anything is painted. */
export function useIsWide(element: RefObject<HTMLElement | null>, least: number): boolean {
  const [isWide, setIsWide] = useState(false)
  useLayoutEffect(() => {
    const watched = element.current
    if (!watched) return
    const measure = () => setIsWide(watched.clientWidth >= least)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element, least])
  return isWide
}
