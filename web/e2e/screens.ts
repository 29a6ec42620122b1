// A picture of every screen, in both languages and schemes.
import path from 'node:path'
import { test } from './desk.ts'
import { languages, open, places, schemes } from './places.ts'

const folder = process.env.YITAI_SCREENS ?? '../build/screens'

for (const place of places)
  for (const language of languages)
    for (const scheme of schemes)
      test(`${place.name} ${language} ${scheme}`, async ({ page, signedIn }) => {
        if (place.login) await signedIn(place.login)
        await open(page, place, language, scheme)
        await page.screenshot({ path: path.join(folder, `${place.name}.${language}.${scheme}.png`) })
      })
