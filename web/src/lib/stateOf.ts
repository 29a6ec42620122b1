import { useState } from 'react'

/** State that belongs to what is shown, e.g. to a ticket by its number: when that is another one, it begins anew. */
export function useStateOf<T>(shown: string, first: T): [T, (value: T) => void] {
  const [kept, setKept] = useState({ of: shown, value: first })
  return [kept.of === shown ? kept.value : first, value => setKept({ of: shown, value })]
}
