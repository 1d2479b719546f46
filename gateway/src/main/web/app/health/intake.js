// What came in, what was turned away, and the latest uploads.
import { h, table } from '../kit/dom.js';
import { t, word } from '../kit/words.js';

const number = (n) => (n ?? 0).toLocaleString(document.documentElement.lang);
const column = (label, numeric = true) => ({ label, number: numeric });

/** The counts in their frame. */
export function intake(data) {
  const counts = data.status['ingestion-service']?.ingestion ?? {};
  const kinds = Object.entries(counts).filter(([, one]) => one && typeof one === 'object');
  return h('section', { class: 'panel whole', id: 'intake', 'aria-labelledby': 'intake-title' },
    h('div', { class: 'panel-head' }, h('h2', { id: 'intake-title' }, t('intake'))),
    h('p', { class: 'lead' }, t('intakeLead')),
    table(t('intake'), [column(t('kind'), false), column(t('accepted')), column(t('unchangedRows')), column(t('rejected')), column(t('conflicts')), column(t('known'))],
      kinds.map(([kind, one]) => [word('kinds', kind), number(one.accepted), number(one.unchanged), number(one.rejected), number(one.conflicts), one.known === undefined ? '' : number(one.known)])),
    counts.deadLetters > 0 && h('p', { class: 'error' }, t('deadLetters', number(counts.deadLetters))),
    data.uploads.length > 0 && [h('h3', { class: 'part' }, t('latest')), table(t('latest'),
      [column(t('begun'), false), column(t('kind'), false), column(t('ended'), false), column(t('received')), column(t('accepted')), column(t('unchangedRows')), column(t('rejected'))],
      data.uploads.map((one) => [one.begun.replace('T', ' ').slice(0, 19), word('kinds', one.kind), one.state, number(one.received), number(one.accepted), number(one.unchanged), number(one.rejected)]))]);
}
