// Dates as people paste them into a list.

const dayLength = 86_400_000

const dateOf = (text: string, year: number) => (/^\d{1,2}-\d{1,2}$/.test(text) ? `${year}-${text}` : text)

const padded = (date: string) =>
  date.replace(
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
    (_, year, month, day) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )

function* between(from: string, to: string) {
  const last = Date.parse(to)
  for (let at = Date.parse(from), most = 0; at <= last && most < 60; at += dayLength, ++most)
    yield new Date(at).toISOString().slice(0, 10)
}

/** In their order, each once; `10-01..10-07` is a week. What is no date stays, for the server to refuse. */
export function datesFrom(text: string, year: number): string[] {
  const words = text
    .replace(/年|月|\//g, '-')
    .replace(/日/g, '')
    .split(/[\s,，;；、]+/)
    .filter(word => word !== '')
  const dates = words.flatMap(word => {
    const [from = '', to] = word.split('..').map(part => padded(dateOf(part, year)))
    return to === undefined ? [from] : [...between(from, to)]
  })
  return [...new Set(dates)].sort()
}
