// Markdown by a button: signs around what is selected, or before each of its lines. Pressed again they are taken away.

export interface Selected {
  text: string
  start: number
  end: number
}

export function around({ text, start, end }: Selected, sign: string): Selected {
  const inside = text.slice(start, end)
  const before = text.slice(0, start)
  const after = text.slice(end)
  if (before.endsWith(sign) && after.startsWith(sign))
    return {
      text: before.slice(0, -sign.length) + inside + after.slice(sign.length),
      start: start - sign.length,
      end: end - sign.length,
    }
  return { text: before + sign + inside + sign + after, start: start + sign.length, end: end + sign.length }
}

export function beforeLines({ text, start, end }: Selected, sign: string): Selected {
  const first = text.lastIndexOf('\n', start - 1) + 1
  const lines = text.slice(first, end).split('\n')
  const isThere = lines.every(line => line.startsWith(sign))
  const changed = lines.map(line => (isThere ? line.slice(sign.length) : sign + line)).join('\n')
  return {
    text: text.slice(0, first) + changed + text.slice(end),
    start: first + (lines.length > 1 ? 0 : changed.length),
    end: first + changed.length,
  }
}
