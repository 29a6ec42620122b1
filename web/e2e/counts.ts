// The line by which whoever runs all checks counts these.
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'

export default class Counts implements Reporter {
  private readonly outcomes = new Map<string, boolean>()

  onTestEnd(test: TestCase, result: TestResult) {
    this.outcomes.set(test.id, result.status === test.expectedStatus)
  }

  onEnd(_result: FullResult) {
    const passed = [...this.outcomes.values()].filter(Boolean).length
    console.log(`${passed} passed, ${this.outcomes.size - passed} failed`)
  }
}
