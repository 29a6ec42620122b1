// What the server says when it does not do what was asked (RFC 9457), as an error that is thrown.

export interface FieldError {
  pointer: string
  detail: string
}

export interface Difference {
  field: string
  base: unknown
  current: unknown
  yours?: unknown
}

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly errors: FieldError[] = [],
    readonly body: Record<string, unknown> = {},
  ) {
    super(detail)
  }

  /** By the names of fields: `/closing/code` is `closing.code`. Of several errors of a field the first stands. */
  get fields(): Record<string, string> {
    const fields: Record<string, string> = {}
    for (const { pointer, detail } of this.errors) fields[pointer.slice(1).replaceAll('/', '.')] ??= detail
    return fields
  }
}

/** Nothing was answered: the line or the server is down. What was typed is kept, and can be sent again. */
export class Unreachable extends Problem {
  constructor() {
    super(0, '')
  }
}

const passing = [502, 503, 504]
/** A lost line or a busy desk may come back by itself, also behind a gateway; what was refused is refused again. */
export const mayPass = (problem: unknown) =>
  problem instanceof Unreachable || (problem instanceof Problem && passing.includes(problem.status))

export async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({}))
  return new Problem(response.status, body.detail ?? body.title ?? response.statusText, body.errors, body)
}
