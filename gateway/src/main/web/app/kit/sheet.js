// A style sheet of one view, read with it.

/** Adds a style sheet to the page; done when it is there, so that nothing is drawn without it. */
export function sheet(href) {
  return new Promise((done) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done, onerror: done });
    document.head.append(link);
  });
}
