// What a list shows, as one filter: a view's own conditions and the query that narrows it.

/** Both hold: a view that has a query of its own gets one with the two in brackets. */
export function combined(filter: string, q: string | undefined): string {
  if (!q) return filter
  const parts = filter.split('&').filter(part => part !== '')
  const own = parts.find(part => part.startsWith('q='))
  const both = own ? `(${decodeURIComponent(own.slice(2).replaceAll('+', ' '))}) (${q})` : q
  return [...parts.filter(part => part !== own), `q=${encodeURIComponent(both)}`].join('&')
}
