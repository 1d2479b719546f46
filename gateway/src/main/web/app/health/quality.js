// Quality indicators by variable and region, as the system computes them.
import { address } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { scale } from '../kit/colours.js';
import { select } from '../kit/dom.js';
import { figure } from '../kit/figure.js';
import { span, value, valueOrReason } from '../kit/format.js';
import { key, matrix } from '../kit/matrix.js';
import { group, latest } from '../kit/series.js';
import { set, state } from '../kit/state.js';
import { t, word } from '../kit/words.js';

export const QUALITY = ['coverage', 'provisional_share', 'break_share', 'staleness'];

const variableOf = (id) => /\((.+)\)/.exec(id)?.[1] ?? id;

/** The matrix in its frame. */
export function quality(data) {
  const measure = state.measure ?? QUALITY[0];
  const items = data.measures.filter((item) => item.indicator.startsWith(`${measure}(`));
  const series = group(items, (item) => `${variableOf(item.indicator)}/${item.subject}`);
  const rows = [...new Set(items.map((item) => variableOf(item.indicator)))].map((id) => ({ id, label: catalogue.variableName(id) }));
  const columns = [`territory:${data.territory}`, ...catalogue.knownRegions().map((region) => `region:${region.id}`)].map((id) => ({ id, label: id.startsWith('territory') ? t('wholeTerritory') : catalogue.regionName(id.slice(7)) }));
  const shown = (row, column) => latest(series.get(`${row.id}/${column.id}`) ?? [], state.period);
  const cell = (row, column) => {
    const item = shown(row, column);
    return { value: item?.value ?? null, text: item ? `${valueOrReason(item)} (${span(item)})` : t('none') };
  };
  const all = rows.flatMap((row) => columns.map((column) => shown(row, column)));
  const colours = scale(measure === 'staleness' ? [0, ...all.map((item) => item?.value)] : [0, 1], true);
  const unit = items[0]?.unit;
  return figure({
    id: 'quality', title: t('quality'), lead: t('qualityLead'), about: measure, items: all.filter(Boolean),
    controls: select('measure', t('measure'), QUALITY.map((one) => ({ value: one, label: word('qualityNames', one) })), measure, (chosen) => set({ measure: chosen })),
    body: rows.length ? matrix({ id: 'quality', rows, columns, cell, colours, size: 30, describe: `${word('qualityNames', measure)}: ${t('quality')}` }) : null,
    after: key('quality', colours, (v) => value(v, unit), all.filter((item) => item?.value === undefined || item.value === null).length),
    columns: [{ label: t('variable') }, ...columns.map((column) => ({ label: column.label, number: true }))],
    rows: rows.map((row) => [row.label, ...columns.map((column) => cell(row, column).text)]),
    csv: address('/indicators.csv', { territory: data.territory, indicator: measure }),
  });
}
