import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './desk.ts'
import { languages, open, places, schemes } from './places.ts'
import { freshTicket, openTicket } from './reported.ts'

for (const place of places)
  test(`${place.name} is accessible in both languages and schemes`, async ({ page, signedIn }) => {
    test.setTimeout(300_000)
    if (place.login) await signedIn(place.login)
    for (const language of languages)
      for (const scheme of schemes) {
        await open(page, place, language, scheme)
        await expect(page).toHaveTitle(/^.+ · (服务台|Service desk)$/)
        const { violations } = await new AxeBuilder({ page }).disableRules(place.hasMenu ? ['region'] : []).analyze()
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`,
        )
        expect(found, `${language} ${scheme}`).toEqual([])
      }
  })

for (const scheme of schemes)
  test(`who else is at a ticket can be read, ${scheme}`, async ({ page, signedIn, another }) => {
    const { number } = await freshTicket(page, signedIn)
    const other = await another('lin_xia')
    await openTicket(other, number)
    for (const at of [page, other]) {
      await at.emulateMedia({ colorScheme: scheme })
      await expect(at.getByRole('status', { name: 'Who else is here' }).getByRole('img')).toBeVisible()
      const { violations } = await new AxeBuilder({ page: at }).include('article').analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    }
  })
