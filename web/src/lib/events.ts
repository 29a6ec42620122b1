// The live stream of the server: one connection a browser. The tab that holds the lock reads it and tells the others; when it goes,
// the next one takes over and comes back with the last event it has heard of.
import { createParser } from 'eventsource-parser'

export interface Happening {
  type: string
  data: Record<string, unknown>
}

export type Line = 'connecting' | 'open' | 'lost'

type Message = { event: Happening; id?: string | undefined } | { line: Line } | { ask: true }

const channel = new BroadcastChannel('yitai-events')
const listeners = new Set<(event: Happening) => void>()
const lineListeners = new Set<() => void>()
let line: Line = 'connecting'
let last: string | undefined
let leads = false
let wait = 1000

export const currentLine = () => line
export function onLine(listener: () => void) {
  lineListeners.add(listener)
  return () => lineListeners.delete(listener)
}

export function onEvent(listener: (event: Happening) => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function take(message: Message) {
  if ('event' in message) {
    last = message.id ?? last
    for (const listener of listeners) listener(message.event)
  } else if ('line' in message) {
    if (message.line === line) return
    line = message.line
    for (const listener of lineListeners) listener()
  } else if (leads) channel.postMessage({ line } satisfies Message)
}

function tell(message: Message) {
  take(message)
  channel.postMessage(message)
}

async function read(signal: AbortSignal) {
  const response = await fetch('/api/v1/events', { signal, headers: last ? { 'Last-Event-ID': last } : {} })
  if (!response.ok || !response.body) throw new Error(String(response.status))
  tell({ line: 'open' })
  wait = 1000
  const parser = createParser({
    onEvent: event => {
      const type = event.event ?? 'message'
      tell({ event: { type, data: event.data ? JSON.parse(event.data) : {} }, id: event.id })
    },
  })
  const text = new TextDecoder()
  for await (const bytes of response.body) parser.feed(text.decode(bytes, { stream: true }))
}

async function lead(signal: AbortSignal) {
  leads = true
  while (!signal.aborted) {
    await read(signal).catch(() => undefined)
    if (signal.aborted) return
    tell({ line: 'lost' })
    await new Promise(resolve => setTimeout(resolve, wait * (0.5 + Math.random())))
    wait = Math.min(wait * 2, 30_000)
  }
}

/** Begins to listen; the answer ends it. Browsers without locks (plain HTTP by another name) read for each tab. */
export function listenToEvents(): () => void {
  const ended = new AbortController()
  channel.onmessage = (event: MessageEvent<Message>) => take(event.data)
  channel.postMessage({ ask: true } satisfies Message)
  if (navigator.locks)
    navigator.locks.request('yitai-events', { signal: ended.signal }, () => lead(ended.signal)).catch(() => undefined)
  else void lead(ended.signal)
  return () => {
    ended.abort()
    leads = false
  }
}
