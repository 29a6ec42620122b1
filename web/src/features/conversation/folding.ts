const fullLines = 25
const signsOfALine = 90

/** Whether a text takes more than about 25 lines; signs that are two columns wide count twice. */
export function isLong(text: string): boolean {
  let lines = 0
  for (const line of text.split('\n')) {
    const wide = line.match(/[\u2e80-\uffff]/g)?.length ?? 0
    lines += Math.max(1, Math.ceil((line.length + wide) / signsOfALine))
    if (lines > fullLines) return true
  }
  return false
}
