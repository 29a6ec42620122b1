// What is being completed in a text: `@name` names somebody, `;word` looks for a canned reply.

export interface Trigger {
  sign: '@' | ';'
  word: string
  /** Where the sign stands. */
  from: number
}

const pattern = /(?:^|[\s(（[【])([@;；])([^\s@;；]{0,40})$/u

export function triggerAt(text: string, caret: number): Trigger | null {
  const found = pattern.exec(text.slice(0, caret))
  if (!found) return null
  const [, sign = '', word = ''] = found
  return { sign: sign === '@' ? '@' : ';', word, from: caret - word.length - 1 }
}

/** The text in which `inserted` stands instead of what was being completed, and where the caret stands then. */
export function completed(text: string, trigger: Trigger, caret: number, inserted: string) {
  return {
    text: text.slice(0, trigger.from) + inserted + text.slice(caret),
    caret: trigger.from + inserted.length,
  }
}
