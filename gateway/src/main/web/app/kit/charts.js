// Charts: one look for all, which follows the colours of the page. The library is read when the first one is shown.
import { colour, palette } from './colours.js';
import { h } from './dom.js';

/** The font of the page by name, so that labels are measured in it; in single quotes, since it stands in an attribute of a saved drawing. */
const font = () => getComputedStyle(document.body).fontFamily.replaceAll('"', "'");

const reduced = matchMedia('(prefers-reduced-motion: reduce)');
const hosts = new Map();
let library;

/**
 * The element of a chart, the same one each time it is asked for, so that a chart moves instead of flashing.
 * `describe` says it to those who do not see it, `option` makes what the library wants when it is drawn, `click` gets what was clicked.
 */
export function chart(id, { describe, option, height = 320, click }) {
  let host = hosts.get(id);
  if (!host) {
    host = { element: h('div', { class: 'chart', id: `chart-${id}`, role: 'img' }) };
    hosts.set(id, host);
  }
  host.option = option;
  host.click = click;
  host.element.style.height = `${height}px`;
  host.element.setAttribute('aria-label', describe);
  return host.element;
}

/** The drawing of a chart as SVG text. */
export function svgOf(id) {
  const host = hosts.get(id);
  if (host?.waits) put(host);
  return host?.chart?.renderToSVGString();
}

function put(host) {
  host.waits = false;
  host.chart.setOption({
    animation: !reduced.matches,
    animationDuration: 300,
    animationDurationUpdate: 400,
    color: palette(),
    textStyle: { fontFamily: font(), color: colour('text') },
    ...host.option(),
  }, true);
}

/** A chart that is out of sight is drawn anew when it comes into sight, so that the slider moves only what one sees. */
const sight = new IntersectionObserver((entries) => entries.forEach((entry) => {
  const host = [...hosts.values()].find((one) => one.element === entry.target);
  if (!host) return;
  host.seen = entry.isIntersecting;
  if (host.seen && host.waits) put(host);
}), { rootMargin: '200px' });

function begin(host, echarts) {
  host.chart = echarts.init(host.element, null, { renderer: 'svg' });
  host.observer = new ResizeObserver(() => host.chart.resize());
  host.observer.observe(host.element);
  sight.observe(host.element);
  host.chart.on('click', (params) => host.click?.(params));
  host.seen = true;
}

function drop(id, host) {
  host.chart?.dispose();
  host.observer?.disconnect();
  sight.unobserve(host.element);
  hosts.delete(id);
}

/** Draws the charts that are on the page, and drops those that left it. */
export async function render() {
  library ??= import('/vendor/echarts.esm.min.js');
  const echarts = await library;
  for (const [id, host] of hosts) {
    if (!host.element.isConnected) drop(id, host);
    else {
      if (!host.chart) begin(host, echarts);
      if (host.seen) put(host);
      else host.waits = true;
    }
  }
}

/** Common settings of an axis. */
export const axis = () => ({
  axisLine: { lineStyle: { color: colour('line') } },
  axisTick: { show: false },
  axisLabel: { color: colour('muted') },
  splitLine: { lineStyle: { color: colour('line'), opacity: 0.6 } },
  nameTextStyle: { color: colour('muted') },
});

/** A tooltip made of elements, so that no name is ever read as markup; `lines` gives its texts, the first one as heading. */
export const tooltip = (lines) => ({
  confine: true,
  backgroundColor: colour('raised'),
  borderColor: colour('line'),
  textStyle: { color: colour('text'), fontSize: 13 },
  formatter: (params) => h('div', {}, lines(params).filter(Boolean).map((line, i) => h('div', { class: i === 0 ? 'strong' : '' }, line))),
});

/** A legend below. */
export const legend = (more = {}) => ({ bottom: 0, type: 'scroll', textStyle: { color: colour('text') }, pageTextStyle: { color: colour('muted') }, ...more });

/** Room for axis labels, and a legend below when there is one. */
export const grid = (withLegend, more = {}) => ({ left: 10, right: 20, top: 18, bottom: withLegend ? 46 : 10, containLabel: true, ...more });

/** Hatching for what is provisional or has no value: never white, never 0. */
export const hatch = () => ({ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4, color: colour('muted') });
