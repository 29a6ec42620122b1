// What a page costs in a browser, on a processor a quarter as fast: bytes, files, answers and jumps are limits; times are printed, as the machine
// that measures is not always as fast.
import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './desk.ts'

interface Seen {
  largest: number
  /** When the first row stood there. */
  stood: number
  /** Of the pages, and of the desk's data, asked for until then; the stream of events stays open and is not counted. */
  files: number
  answers: number
  jumps: number
  /** Milliseconds from an input to the picture that answers it, each. */
  inputs: number[]
}

/** Set up before the page, so that nothing of it is missed. */
async function watch(page: Page) {
  await page.addInitScript(() => {
    const seen = { largest: 0, stood: 0, jumps: 0, inputs: [] as number[] }
    Object.assign(window, { seen })
    const standing = new MutationObserver(() => {
      if (!document.querySelector('[data-number]')) return
      seen.stood = performance.now()
      standing.disconnect()
    })
    standing.observe(document, { childList: true, subtree: true })
    const on = (type: string, see: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver(list => list.getEntries().forEach(see)).observe({
        type,
        buffered: true,
        ...(type === 'event' ? { durationThreshold: 16 } : {}),
      } as PerformanceObserverInit)
    on('largest-contentful-paint', entry => {
      seen.largest = entry.startTime
    })
    on('layout-shift', entry => {
      const shift = entry as PerformanceEntry & { hadRecentInput: boolean; value: number }
      if (!shift.hadRecentInput) seen.jumps += shift.value
    })
    on('event', entry => {
      if ((entry as PerformanceEntry & { interactionId: number }).interactionId) seen.inputs.push(entry.duration)
    })
  })
}

const seen = (page: Page) =>
  page.evaluate(() => {
    const { seen } = window as unknown as { seen: Seen }
    const before = performance
      .getEntriesByType('resource')
      .filter(({ startTime, name }) => startTime < seen.stood && !name.endsWith('/events'))
    const answers = before.filter(({ name }) => name.includes('/api/')).length
    return { ...seen, answers, files: before.length - answers + 1 }
  })

async function slowly(page: Page, line?: { kilobits: number; delay: number }): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await session.send('Network.enable')
  if (line) {
    const throughput = (line.kilobits * 1000) / 8
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.delay,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    })
  }
  return session
}

/** Bytes that come over the line while something is done; the stream of events goes on and is not counted. */
async function loaded(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const sizes = new Map<string, number>()
  const asked = ({ requestId, request }: { requestId: string; request: { url: string } }) => {
    if (request.url.startsWith('http') && !request.url.includes('/events')) sizes.set(requestId, 0)
  }
  const came = ({ requestId, encodedDataLength }: { requestId: string; encodedDataLength: number }) => {
    if (sizes.has(requestId)) sizes.set(requestId, encodedDataLength)
  }
  session.on('Network.requestWillBeSent', asked)
  session.on('Network.loadingFinished', came)
  await work()
  session.off('Network.requestWillBeSent', asked)
  session.off('Network.loadingFinished', came)
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}

const share = (values: number[], of: number) =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length * of)] ?? 0

interface Area {
  name: string
  login: string
  address: string
  isThere: (page: Page) => Promise<void>
  most: { files: number; answers: number; again: number }
}

const areas: Area[] = [
  {
    name: 'the queue',
    login: 'li_lei',
    address: '/desk/queue/group-open',
    isThere: page => page.locator('[data-number]').first().waitFor(),
    most: { files: 15, answers: 8, again: 60_000 },
  },
]

for (const area of areas)
  test(`${area.name} comes in few files, and comes again in fewer bytes`, async ({ page, signedIn }) => {
    await signedIn(area.login)
    await watch(page)
    const session = await slowly(page)
    const open = (go: () => Promise<unknown>) =>
      loaded(session, async () => {
        await go()
        await area.isThere(page)
        await page.waitForLoadState('load')
      })
    const first = await open(() => page.goto(area.address))
    const { largest, jumps, files, answers } = await seen(page)
    const again = await open(() => page.reload())
    console.log(
      `${area.name} at 4x CPU: ${files} files and ${answers} answers until the first row, ${(first / 1000).toFixed(0)} kB, LCP ${largest.toFixed(0)} ms, ` +
        `CLS ${jumps.toFixed(3)}; again ${(again / 1000).toFixed(0)} kB`,
    )
    expect(files).toBeLessThanOrEqual(area.most.files)
    expect(answers).toBeLessThanOrEqual(area.most.answers)
    expect(again).toBeLessThan(area.most.again)
    expect(jumps).toBeLessThanOrEqual(0.02)
  })

test('over a slow line the queue is painted within seconds', async ({ page, signedIn }) => {
  await signedIn('li_lei')
  await watch(page)
  await slowly(page, { kilobits: 1600, delay: 150 })
  await page.goto(areas[0]!.address)
  await areas[0]!.isThere(page)
  console.log(`the queue over slow 4G at 4x CPU: LCP ${(await seen(page)).largest.toFixed(0)} ms`)
})

/** Milliseconds from each `j` until the next ticket has been painted, by the page's own clock. */
async function turns(page: Page, count: number): Promise<number[]> {
  await page.evaluate(() => {
    const took: number[] = []
    Object.assign(window, { took })
    const shown = () => document.querySelector('article[data-ticket]')?.getAttribute('data-ticket')
    const onKey = (event: KeyboardEvent) => {
      const before = shown()
      const look = () => {
        const now = shown()
        if (!now || now === before) return void requestAnimationFrame(look)
        // After the picture with it.
        requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - event.timeStamp)))
      }
      look()
    }
    addEventListener('keydown', onKey, true)
  })
  const took = () => page.evaluate(() => (window as unknown as { took: number[] }).took)
  for (let turn = 1; turn <= count; ++turn) {
    await page.keyboard.press('j')
    await expect.poll(async () => (await took()).length, { intervals: [20] }).toBe(turn)
  }
  return took()
}

test('a key is answered soon, also by the next ticket', async ({ page, signedIn }) => {
  test.setTimeout(120_000)
  await signedIn('su_qing')
  await watch(page)
  await page.goto('/desk/queue/all')
  await areas[0]!.isThere(page)
  await page.keyboard.press('j')
  await page.locator('article[data-ticket]').waitFor()
  await slowly(page)
  const took = await turns(page, 20)
  const { inputs } = await seen(page)
  console.log(
    `at 4x CPU: next ticket p50 ${share(took, 0.5).toFixed(0)} ms, p95 ${share(took, 0.95).toFixed(0)} ms; ` +
      `INP p75 ${share(inputs, 0.75).toFixed(0)} ms of ${inputs.length} inputs`,
  )
  expect(took.length).toBe(20)
})
