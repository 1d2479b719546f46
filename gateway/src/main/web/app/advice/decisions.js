// Decisions of people on a recommendation: those recorded, and a form for another one.
import { forget, send } from '../kit/api.js';
import { fill, h, select } from '../kit/dom.js';
import { accessKey, keyField } from '../kit/key.js';
import { state } from '../kit/state.js';
import { t, word } from '../kit/words.js';

const VERDICTS = ['acknowledge', 'accept', 'reject', 'defer'];

/** What is typed and not yet sent, by recommendation: the page may be drawn again meanwhile. */
const drafts = new Map();

function draftOf(id) {
  if (!drafts.has(id)) drafts.set(id, { decision: 'acknowledge', who: '', why: '', until: '', told: undefined });
  return drafts.get(id);
}

const day = (instant) => instant.replace('T', ' ').replace(/(:\d\d)(\.\d+)?Z$/, '$1 UTC').replace(' 00:00:00 UTC', '');

function listed(decisions) {
  if (decisions.length === 0) return h('p', { class: 'muted' }, t('advice.noDecision'));
  return h('ol', { class: 'decisions' }, decisions.map((one) => h('li', { 'data-decision': one.id },
    h('strong', {}, word('advice.verdicts', one.decision)), one.until && ` ${t('advice.until', day(one.until))}`, ` · ${one.who}`,
    h('div', {}, one.why),
    h('div', { class: 'muted' }, [day(one.recorded), t('advice.stoodAt', word('states', one.state)), one.keyOwner && t('advice.withKeyOf', one.keyOwner)].filter(Boolean).join(' · ')))));
}

async function record(item, draft, shown) {
  draft.told = { text: t('advice.sending') };
  shown();
  try {
    const body = { decision: draft.decision, who: draft.who, why: draft.why, ...(draft.decision === 'defer' && draft.until ? { until: draft.until } : {}) };
    const made = await send(`/recommendations/${encodeURIComponent(item.id)}/decisions?territory=${encodeURIComponent(item.territory)}`, body, accessKey());
    if (!item.decisions.some((one) => one.id === made.id)) item.decisions.push(made);
    drafts.delete(item.id);
    Object.assign(draftOf(item.id), { told: { text: t('advice.recorded') } });
    forget();
  } catch (error) {
    draft.told = { text: error.message, wrong: true };
  }
  shown();
}

/** The panel. */
export function decisionsPanel(item) {
  item.decisions ??= [];
  const root = h('section', { class: 'panel', id: 'decisions', 'aria-labelledby': 'decisions-title' });
  const shown = () => {
    const draft = draftOf(item.id);
    const text = (key, label, tag, more) => h('label', { class: `field${tag === 'textarea' ? ' tall' : ''}`, for: `decide-${key}` }, h('span', {}, label),
      h(tag, { id: `decide-${key}`, ...more, value: draft[key], input: (event) => { draft[key] = event.target.value; } }, tag === 'textarea' ? draft[key] : null));
    fill(root, h('h2', { id: 'decisions-title' }, t('advice.decisions')), listed(item.decisions),
      state.asOf ? h('p', { class: 'muted' }, t('advice.notInThePast')) : h('details', { open: Boolean(draft.told || draft.why || draft.who) }, h('summary', { id: 'decide-open' }, t('advice.decide')),
        h('form', { class: 'form', submit: (event) => { event.preventDefault(); record(item, draft, shown); } },
          h('p', { class: 'muted' }, t('advice.decideLead')),
          select('decide-decision', t('advice.decision'), VERDICTS.map((one) => ({ value: one, label: word('advice.verdicts', one) })), draft.decision, (chosen) => { draft.decision = chosen; shown(); document.getElementById('decide-decision')?.focus(); }),
          draft.decision === 'defer' && text('until', t('advice.untilWhen'), 'input', { type: 'date' }),
          text('who', t('advice.who'), 'input', { type: 'text', maxlength: 200, autocomplete: 'organization' }),
          text('why', t('advice.why'), 'textarea', { rows: 3, maxlength: 4000 }),
          keyField('decide-key'),
          h('div', {}, h('button', { id: 'decide-send', type: 'submit', class: 'first' }, t('advice.recordIt'))),
          draft.told && h('p', { class: draft.told.wrong ? 'error' : 'notice', role: 'alert', id: 'decide-told' }, draft.told.text))));
  };
  shown();
  return root;
}
