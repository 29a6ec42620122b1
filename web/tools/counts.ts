// The line by which whoever runs all checks counts the unit tests.
import type { Reporter, TestModule } from 'vitest/node'

export default class Counts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    const states = modules.flatMap(module => [...module.children.allTests()].map(test => test.result().state))
    const failed =
      states.filter(state => state === 'failed').length + modules.filter(module => module.errors().length > 0).length
    console.log(`${states.filter(state => state === 'passed').length} passed, ${failed} failed`)
  }
}
