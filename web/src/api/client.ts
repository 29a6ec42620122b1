// The one way to the server: typed by its own OpenAPI file. What is refused is thrown as a Problem; a session that has expired
// is renewed in place, and the request is sent again.
import createClient from 'openapi-fetch'
import { language } from '~/lib/i18n'
import { Problem, problemOf, Unreachable } from './problem'
import type { components, paths } from './schema'

export type Schemas = components['schemas']

/** Set by the shell: asks for the password in place, and resolves when somebody has signed in again. */
let renew: (() => Promise<void>) | null = null
export function renewSessionsBy(ask: typeof renew) {
  renew = ask
}

async function send(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', language())
  if (request.method === 'POST' && !request.headers.has('Idempotency-Key'))
    request.headers.set('Idempotency-Key', freshKey())
  const again = request.clone()
  const response = await reach(request)
  if (response.status === 401 && renew) {
    await renew()
    return accepted(await reach(again))
  }
  return accepted(response)
}

const reach = (request: Request) =>
  fetch(request).catch(reason => {
    throw request.signal.aborted ? reason : new Unreachable()
  })

async function accepted(response: Response) {
  if (!response.ok) throw await problemOf(response)
  return response
}

export const api = createClient<paths>({ baseUrl: '/api/v1', fetch: send })

/** The answer itself: what was refused has been thrown already. */
export async function got<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T
}

/** The API's filters are names of fields, which no description lists: `ask({ state: 'new' })` puts them into the query. */
// biome-ignore lint/suspicious/noExplicitAny: a query of names that only the server knows
export const ask = (query: Record<string, string | number | undefined>): any => ({ query })

/** `If-Match` of the version somebody has seen; what was changed meanwhile is refused with 412. */
export const ifMatch = (version: number | string) => ({ 'If-Match': version === '*' ? '*' : `"${version}"` })

/** One key for one deed, so that sending it again after a lost line has no second effect. */
export function freshKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** A file goes as it is, with the progress that fetch does not tell. */
export function upload(
  path: string,
  file: Blob,
  signal: AbortSignal,
  progress: (part: number) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1${path}`)
    request.setRequestHeader('Accept-Language', language())
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = event => progress(event.loaded / event.total)
    request.onload = () => {
      const body = request.response ?? {}
      if (request.status < 300) resolve(body)
      else reject(new Problem(request.status, body.detail ?? body.title ?? request.statusText, body.errors, body))
    }
    request.onerror = () => reject(new Unreachable())
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
