// Asks for the password where somebody is, so that nothing that was begun is lost; the requests that met the end of the session go on.
import { lazy, useEffect, useRef, useState } from 'react'
import { renewSessionsBy } from '~/api/client'
import { Part } from '~/ui/Part'

const SignInAgain = lazy(async () => ({ default: (await import('./SignInAgain')).SignInAgain }))

export function ExpiredSession() {
  const [asked, setAsked] = useState(false)
  const waiting = useRef<(() => void)[]>([])

  useEffect(() => {
    renewSessionsBy(() => {
      setAsked(true)
      return new Promise(resolve => waiting.current.push(resolve))
    })
    return () => renewSessionsBy(null)
  }, [])

  const done = () => {
    setAsked(false)
    for (const goOn of waiting.current.splice(0)) goOn()
  }
  return <Part>{asked && <SignInAgain done={done} />}</Part>
}
