// What became of a recommendation: its severity from event to event.
import { axis, chart, grid, tooltip } from '../kit/charts.js';
import { colour } from '../kit/colours.js';
import { figure } from '../kit/figure.js';
import { percent } from '../kit/format.js';
import { t, word } from '../kit/words.js';

const COLOURS = { raised: 'orange', updated: 'blue', escalated: 'red', eased: 'green', withdrawn: 'grey' };
const SHAPES = { raised: 'triangle', updated: 'circle', escalated: 'diamond', eased: 'roundRect', withdrawn: 'emptyCircle' };
const moment = (instant) => instant.replace('T', ' ').replace(/(\.\d+)?Z$/, '');

function option(events) {
  return {
    grid: grid(false, { top: 24 }),
    tooltip: { trigger: 'item', ...tooltip((p) => { const e = events[p.dataIndex]; return [`${word('states', e.state)} · ${e.period}`, `${t('severity')} ${e.severity.toFixed(2)}`, `${t('confidence')} ${percent(e.confidence)}`, moment(e.recorded)]; }) },
    xAxis: { type: 'category', data: events.map((e, i) => i), ...axis(), axisLabel: { color: colour('muted'), formatter: (i) => `${events[i].period}\n${word('states', events[i].state)}` } },
    yAxis: { type: 'value', min: 0, max: 1, interval: 0.2, ...axis(), axisLabel: { color: colour('muted'), formatter: (v) => v.toFixed(1) } },
    series: [{
      type: 'line', step: 'end', lineStyle: { color: colour('muted'), width: 1.5 },
      data: events.map((e) => ({ value: e.severity, symbol: SHAPES[e.state] ?? 'circle', symbolSize: 10, itemStyle: { color: colour(COLOURS[e.state] ?? 'blue') } })),
      label: { show: events.length <= 12, formatter: (p) => p.value.toFixed(2), color: colour('text'), fontSize: 11, position: 'top' },
    }],
  };
}

/** The chart in its frame. */
export function history(item) {
  const events = item.history ?? [];
  const column = (label, number) => ({ label, number });
  return figure({
    id: 'advice-history', title: t('advice.history'), lead: t('advice.historyLead'),
    about: { definition: t('advice.historyDefinition'), unit: 'none', range: '0–1' }, unit: t('severity'),
    body: events.length > 0 && chart('advice-history', {
      height: 190, option: () => option(events),
      describe: `${t('advice.history')}: ${events.map((e) => `${e.period} ${word('states', e.state)} ${e.severity.toFixed(2)}`).join('; ')}`,
    }),
    columns: [column(t('advice.recordedAt')), column(t('advice.state')), column(t('period')), column(t('severity'), true), column(t('confidence'), true), column(t('advice.versionOf'), true)],
    rows: events.map((e) => [moment(e.recorded), word('states', e.state), e.period, e.severity.toFixed(3), percent(e.confidence), String(e.ruleVersion)]),
  });
}
