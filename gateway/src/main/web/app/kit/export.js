// Taking something along: files, pictures, links, citations.
import { colour } from './colours.js';
import { button, fill, h } from './dom.js';
import { shared, state } from './state.js';
import { t } from './words.js';

const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'opacity', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'dominant-baseline'];
const SHARPNESS = 2;

/** Saves a text as a file. */
export function save(filename, type, content) {
  const href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  h('a', { href, download: filename }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** A drawing of the page as text, with the look that the style sheet gives it. */
export function svgText(drawing) {
  const copied = drawing.cloneNode(true);
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copied, ...copied.querySelectorAll('*')].forEach((element, i) => {
    const look = getComputedStyle(originals[i]);
    STYLES.forEach((style) => element.setAttribute(style, look.getPropertyValue(style)));
    element.removeAttribute('class');
  });
  const { width, height } = drawing.getBoundingClientRect();
  copied.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copied.setAttribute('width', Math.round(width));
  copied.setAttribute('height', Math.round(height));
  return new XMLSerializer().serializeToString(copied);
}

function loaded(address) {
  return new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => fail(new Error(t('noPicture')));
    image.src = address;
  });
}

/** Saves a drawing as PNG, at twice the size, on the ground of the page. */
export async function savePicture(filename, svg) {
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
  const canvas = h('canvas', { width: image.width * SHARPNESS, height: image.height * SHARPNESS });
  const pen = canvas.getContext('2d');
  pen.fillStyle = colour('raised');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  save(filename, 'image/png', await new Promise((done) => canvas.toBlob(done, 'image/png')));
}

const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const textOf = (cell) => (cell instanceof Node ? cell.textContent : String(cell ?? ''));

/** The table behind a chart as CSV, with a BOM so that spreadsheets read Chinese. */
export function rowsAsCsv(columns, rows) {
  return `\ufeff${[columns.map((c) => c.label), ...rows].map((row) => row.map((cell) => quoted(textOf(cell))).join(',')).join('\r\n')}\r\n`;
}

/** How to cite what is shown. */
export function citation(title, sources, vintage) {
  const today = new Date().toISOString().slice(0, 10);
  return [
    `Secunda: ${title}.`,
    sources.length > 0 && `${t('figuresFrom')}: ${sources.join('; ')}.`,
    state.asOf ? `${t('asKnown', state.asOf)}.` : vintage && `${t('vintageOf', vintage)}.`,
    `${shared()} (${t('accessed', today)})`,
  ].filter(Boolean).join(' ');
}

/** Shows a text and puts it on the clipboard where the browser lets us. */
export function copy(title, text) {
  const area = h('textarea', { readonly: true, rows: Math.min(10, Math.ceil(text.length / 70) + 1), 'aria-label': title }, text);
  const told = h('p', { class: 'muted', role: 'status' });
  const dialog = h('dialog', { 'aria-label': title, close: () => dialog.remove() },
    h('h2', {}, title), area, told,
    h('form', { method: 'dialog' }, button('copy-close', t('close'), () => dialog.close())));
  document.body.append(dialog);
  dialog.showModal();
  area.select();
  navigator.clipboard?.writeText(text).then(() => fill(told, t('copied')), () => fill(told, t('copyByHand'))) ?? fill(told, t('copyByHand'));
}
