// What was typed and is nowhere else yet: kept when somebody looks at another page in between, or loads this one anew.
import { useEffect, useState } from 'react'

function kept<T>(place: string): T | null {
  const text = sessionStorage.getItem(place)
  return text ? JSON.parse(text) : null
}

export function useTyped<T>(place: string) {
  const state = useState(() => kept<T>(place))
  const [typed] = state
  useEffect(() => {
    if (typed) sessionStorage.setItem(place, JSON.stringify(typed))
    else sessionStorage.removeItem(place)
  }, [place, typed])
  return state
}
