import { type ReactNode, startTransition, useEffect, useState } from 'react'

/** What may come a moment after the rest, so that the rest is there at once. */
export function Later({ children, meanwhile = null }: { children: ReactNode; meanwhile?: ReactNode }) {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setDue(true)))
    return () => cancelAnimationFrame(frame)
  }, [])
  return isDue ? children : meanwhile
}
