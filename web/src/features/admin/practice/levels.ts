/** By priority, the gravest first. */
export const colours = ['first', 'second', 'third', 'fourth'] as const
