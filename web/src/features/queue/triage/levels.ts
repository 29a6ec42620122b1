// The impact and urgency by which a ticket gets a priority: as near as can be to those it has, the urgency moved rather than the impact.

export interface Levels {
  impact: number
  urgency: number
}

export function levelsFor(matrix: number[][], now: Levels, priority: number): Levels | null {
  let best: Levels | null = null
  let least = Number.POSITIVE_INFINITY
  matrix.forEach((row, impact) => {
    row.forEach((cell, urgency) => {
      const way = Math.abs(impact + 1 - now.impact) * 1.5 + Math.abs(urgency + 1 - now.urgency)
      if (cell !== priority || way >= least) return
      best = { impact: impact + 1, urgency: urgency + 1 }
      least = way
    })
  })
  return best
}
