// What is imported: text, or a spreadsheet that the server opens.

export type Content = { text: string } | { file: string }

/** The first bytes of spreadsheets: archives (.xlsx), and the old ones (.xls), of which the server says what to do. */
const marks = [
  [0x50, 0x4b],
  [0xd0, 0xcf, 0x11, 0xe0],
]

export function contentOf(bytes: ArrayBuffer): Content {
  const head = new Uint8Array(bytes.slice(0, 4))
  const isSheet = marks.some(mark => mark.every((byte, at) => head[at] === byte))
  return isSheet ? { file: base64url(new Uint8Array(bytes)) } : { text: textOf(bytes) }
}

function base64url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The text of a file, which is UTF-8 or else GB18030, as spreadsheets in China write it. */
export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
