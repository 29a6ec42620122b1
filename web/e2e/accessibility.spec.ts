import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './desk.ts'
import { languages, open, places, schemes } from './places.ts'

for (const place of places)
  test(`${place.name} is accessible in both languages and schemes`, async ({ page, signedIn }) => {
    test.setTimeout(300_000)
    if (place.login) await signedIn(place.login)
    for (const language of languages)
      for (const scheme of schemes) {
        await open(page, place, language, scheme)
        await expect(page).toHaveTitle(language === 'zh' ? /^.+ · 服务台$/ : /^.+ · Service desk$/)
        const { violations } = await new AxeBuilder({ page }).disableRules(place.hasMenu ? ['region'] : []).analyze()
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`,
        )
        expect(found, `${language} ${scheme}`).toEqual([])
      }
  })
