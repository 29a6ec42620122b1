const copied = ['font', 'letterSpacing', 'padding', 'border', 'boxSizing', 'tabSize', 'direction'] as const

/** Where a place in a text area's text stands, in pixels from the area's corner: measured in a copy of the text up to there. */
export function placeIn(area: HTMLTextAreaElement, at: number): { left: number; top: number } {
  const style = getComputedStyle(area)
  const copy = document.createElement('div')
  for (const name of copied) copy.style[name] = style[name]
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    width: `${area.clientWidth}px`,
  })
  copy.textContent = area.value.slice(0, at)
  const mark = document.createElement('span')
  mark.textContent = '.'
  copy.append(mark)
  document.body.append(copy)
  const place = { left: mark.offsetLeft, top: mark.offsetTop - area.scrollTop }
  copy.remove()
  return place
}
