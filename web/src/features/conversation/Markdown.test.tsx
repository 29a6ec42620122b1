import { expect, test } from 'vitest'
import { render } from './Markdown'

test('HTML is shown as text, and scripts do not run', () => {
  const html = render('<img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1))')
  expect(html).not.toMatch(/<img|<script|javascript:/)
  expect(html).toContain('&lt;img')
})

test('an answered mention is marked, a mail address and an unknown name are not', () => {
  const html = render('@li_lei （@network） @nobody a@li_lei.example', ['li_lei', 'network'])
  expect(html.match(/<mark>[^<]*<\/mark>/g)).toEqual(['<mark>@li_lei</mark>', '<mark>@network</mark>'])
})

test('emphasis, lists and code stand as Markdown means them', () => {
  expect(render('**a**\n\n- b\n\n`c`')).toMatch(/<strong>a<\/strong>[\s\S]*<li>b<\/li>[\s\S]*<code>c<\/code>/)
})
