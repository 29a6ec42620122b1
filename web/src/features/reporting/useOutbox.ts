// Tries to send what waits whenever there may be a line again, and says what came of it.
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useNotify } from '~/features/ticket/notify'
import { currentLine, onLine } from '~/lib/events'
import { useTranslation } from '~/lib/i18n'
import { type Outcome, outbox, sendWhatWaits } from './outbox'

const patience = 15_000

/** Of several windows one sends; where there are no locks the key of the report sees to it. */
async function alone(deed: () => Promise<void>) {
  if (navigator.locks)
    await navigator.locks.request('yitai-outbox', { ifAvailable: true }, lock => (lock ? deed() : undefined))
  else await deed()
}

export function useOutbox(login: string) {
  const tell = useRef<(outcome: Outcome) => void>(() => undefined)
  tell.current = useTelling()
  useEffect(() => outbox.subscribe(() => tell.current(outbox.get())), [])
  useEffect(() => {
    const go = () => void alone(() => sendWhatWaits(login))
    const heard = () => {
      if (currentLine() === 'open') go()
    }
    go()
    const timer = setInterval(go, patience)
    const off = onLine(heard)
    window.addEventListener('online', go)
    return () => {
      clearInterval(timer)
      off()
      window.removeEventListener('online', go)
    }
  }, [login])
}

function useTelling() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const router = useRouter()
  const notify = useNotify()
  return (outcome: Outcome) => {
    if (outcome.is === 'refused') notify.refused(outcome.why)
    if (outcome.is !== 'sent') return
    const { number } = outcome
    notify.done(t('Your report was sent: {{number}}', { number }))
    void client.invalidateQueries({ queryKey: ['mine'] })
    if (router.state.location.pathname === '/report')
      void router.navigate({ to: '/tickets/$number', params: { number } }).then(() => outbox.set({ is: 'idle' }))
  }
}
