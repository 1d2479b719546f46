// Charts: one look for all, which follows the colours of the page.
import * as echarts from '../vendor/echarts.esm.min.js';
import { h } from './dom.js';

const open = new Map();
const reduced = matchMedia('(prefers-reduced-motion: reduce)');

export const colour = (token) => getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();

/** Colours that can be told apart with any colour vision (Okabe and Ito). */
export const palette = () => ['blue', 'orange', 'green', 'red', 'purple', 'sky', 'yellow', 'grey'].map(colour);

/** Shows a chart in an element; the description is for those who do not see it. */
export function show(element, description, option) {
  let chart = open.get(element);
  if (!chart || chart.isDisposed()) {
    chart = echarts.init(element, null, { renderer: 'svg' });
    open.set(element, chart);
    new ResizeObserver(() => chart.resize()).observe(element);
  }
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', description);
  chart.setOption({
    animation: !reduced.matches,
    animationDuration: 300,
    color: palette(),
    textStyle: { fontFamily: 'inherit', color: colour('text') },
    ...option,
  }, true);
}

/** Common settings of an axis. */
export const axis = () => ({
  axisLine: { lineStyle: { color: colour('line') } },
  axisTick: { show: false },
  axisLabel: { color: colour('muted') },
  splitLine: { lineStyle: { color: colour('line'), opacity: 0.6 } },
});

/** A tooltip made of elements, so that no name is ever read as markup. */
export const tooltip = (lines) => ({
  confine: true,
  backgroundColor: colour('raised'),
  borderColor: colour('line'),
  textStyle: { color: colour('text'), fontSize: 13 },
  formatter: (params) => h('div', {}, lines(params).map((line, i) => h('div', { class: i === 0 ? 'strong' : '' }, line))),
});

/** Draws again when the page turns light or dark. */
export const onTheme = (listener) => matchMedia('(prefers-color-scheme: dark)').addEventListener('change', listener);
