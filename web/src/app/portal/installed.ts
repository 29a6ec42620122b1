// The portal as an app of its own: what it is made of is kept by a service worker, so that it opens without a line as well.
import { useEffect } from 'react'

const settling = 3000

async function install() {
  await navigator.serviceWorker.register('/sw.js')
  const { active } = await navigator.serviceWorker.ready
  // A report can be written without a line; what was loaded before there was a worker is kept now.
  await import('~/features/reporting/ReportPage')
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  active?.postMessage(loaded.filter(path => path.startsWith('/assets/')))
}

export function useInstalled() {
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    const timer = setTimeout(() => void install().catch(() => undefined), settling)
    return () => clearTimeout(timer)
  }, [])
}
