// The real binary on a free port, and people who are signed in to it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type APIRequestContext, test as base, type Page } from '@playwright/test'
import { binary, settings } from './company.ts'

export const password = 'demo-of-yitai'

export class Desk {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly port: number,
    private process: ChildProcess,
  ) {}

  static async start(): Promise<Desk> {
    return Desk.on(folder => cpSync(process.env.YITAI_COMPANY!, folder, { recursive: true }))
  }

  /** A desk with nobody but its administrator. */
  static async empty(): Promise<Desk> {
    return Desk.on(folder => {
      const secret = path.join(folder, 'password')
      writeFileSync(secret, password, { mode: 0o600 })
      Desk.run(folder, ['user', 'bootstrap', '--login', 'admin', '--password-file', secret])
      rmSync(secret)
    })
  }

  private static async on(fill: (folder: string) => void): Promise<Desk> {
    const folder = mkdtempSync(path.join(tmpdir(), 'yitai-desk-'))
    fill(folder)
    const port = await freePort()
    return new Desk(`http://127.0.0.1:${port}`, folder, port, await serve(folder, port))
  }

  private static run(folder: string, command: string[]): string {
    return execFileSync(binary, command, { env: settings({ YITAI_DATA_DIR: folder }), encoding: 'utf8' })
  }

  /** What the command line says while the desk runs. */
  command(...words: string[]): string {
    return Desk.run(this.folder, words)
  }

  /** Ends in order; the data stays, so that it can start again. */
  async halt() {
    if (this.process.exitCode !== null) return
    const ended = new Promise(resolve => this.process.once('exit', resolve))
    this.process.kill('SIGTERM')
    await ended
  }

  async restart() {
    this.process = await serve(this.folder, this.port)
  }

  async end() {
    await this.halt()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

const freePort = () =>
  new Promise<number>(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

async function serve(folder: string, port: number): Promise<ChildProcess> {
  const env = settings({ YITAI_DATA_DIR: folder, YITAI_LIMIT_API: '0' })
  const server = spawn(binary, ['serve', '--listen', `127.0.0.1:${port}`], { env, stdio: 'ignore' })
  for (let times = 0; times < 200; ++times) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.ok) return server
    if (server.exitCode !== null) break
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  server.kill()
  throw new Error('the desk did not become ready')
}

/** Somebody's own requests, beside the browser. */
export class Person {
  constructor(private readonly request: APIRequestContext) {}

  private readonly headers = { 'Sec-Fetch-Site': 'same-origin' }

  async get<T>(address: string): Promise<T> {
    return (await this.request.get(`/api/v1${address}`)).json()
  }

  async post<T>(address: string, data: unknown): Promise<T> {
    return (await this.request.post(`/api/v1${address}`, { data, headers: this.headers })).json()
  }

  async put<T>(address: string, data: unknown, version: number | '*' = '*'): Promise<T> {
    const headers = { ...this.headers, 'If-Match': version === '*' ? '*' : `"${version}"` }
    return (await this.request.put(`/api/v1${address}`, { data, headers })).json()
  }

  async patch<T>(address: string, data: unknown): Promise<T> {
    return (
      await this.request.patch(`/api/v1${address}`, { data, headers: { ...this.headers, 'If-Match': '*' } })
    ).json()
  }
}

interface Own {
  /** Signs in the page's own browser. */
  signedIn: (login: string) => Promise<Person>
  /** A further browser with somebody else in it. */
  another: (login: string) => Promise<Page>
}

export const test = base.extend<Own, { desk: Desk }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: that is how Playwright wants it
    async ({}, use) => {
      const desk = await Desk.start()
      await use(desk)
      await desk.end()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ desk }, use) => use(desk.url),
  signedIn: async ({ page }, use) => {
    await use(async login => {
      await signIn(page.context().request, login)
      return new Person(page.context().request)
    })
  },
  another: async ({ browser, desk }, use) => {
    const pages: Page[] = []
    await use(async login => {
      const context = await browser.newContext({ baseURL: desk.url, viewport: { width: 1440, height: 900 } })
      await signIn(context.request, login)
      const page = await context.newPage()
      pages.push(page)
      return page
    })
    for (const page of pages) await page.context().close()
  },
})

async function signIn(request: APIRequestContext, login: string) {
  const answer = await request.post('/api/v1/sessions', {
    data: { login, password },
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  })
  if (!answer.ok()) throw new Error(`${login}: ${answer.status()} ${await answer.text()}`)
}

export { expect } from '@playwright/test'
