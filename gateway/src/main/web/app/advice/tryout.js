// What if: sliders for the figures behind the evidence, and what a scenario with them says about the recommendation.
import { all, observations, one, send } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { button, fill, h, select, table } from '../kit/dom.js';
import { span, value } from '../kit/format.js';
import { accessKey, keyField } from '../kit/key.js';
import { begin } from '../kit/periods.js';
import { link, set, state } from '../kit/state.js';
import { name, t, word } from '../kit/words.js';
import { request, rowsText } from '../scenarios/draft.js';
import { meter } from './board.js';
import { figuresAt } from './behind.js';
import { evidenceValue, inputName } from './detail.js';
import { restsOn } from './evidence.js';

const MOST = 10;
const REACH = 30;
let told;

/** Says how the attempt stands, on the page as it is. */
function tell(text, wrong) {
  told = text && { text, wrong };
  const place = document.getElementById('try-told');
  if (place) fill(place, toldLine());
}

const toldLine = () => told && h('p', { class: told.wrong ? 'error' : 'notice', role: told.wrong ? 'alert' : 'status' }, told.text);

/** The city whose figures are moved: the one advised, else the chosen one or the first core. */
function cityFor(item, members) {
  const { cities } = catalogue.place(item.subject);
  const options = cities.length > 0 ? cities : (members ?? []).map((member) => member.city);
  return { options, city: options.includes(state.place) ? state.place : options[0] };
}

/** A flow as something that a slider moves. */
const asFigure = (flow) => ({ ...flow, variable: `${flow.kind}>${flow.origin}>${flow.destination}` });
const figureName = (figure) => (figure.kind && figure.origin
  ? `${catalogue.cityName(figure.origin)} → ${catalogue.cityName(figure.destination)}, ${word('flowKinds', figure.kind)}` : catalogue.variableName(figure.variable));

/** The largest flows of the city that the evidence rests on. */
async function flowsOf(item, city) {
  const wanted = item.evidence.flatMap((evidence) => [...restsOn(evidence.indicator).flows].filter(Boolean).map((kind) => ({ kind, period: evidence.period })));
  const read = await Promise.all(wanted.flatMap((query) => ['origin', 'destination'].map((end) => all('/flows', { territory: state.territory, ...query, [end]: city, limit: 1000 }))));
  return read.flat().filter((flow) => flow.value > 0).sort((a, b) => b.value - a.value).map(asFigure);
}

/** Reads the figures that can be moved, and the scenario that was tried. */
export async function readTry(item, members) {
  const { options, city } = cityFor(item, members);
  const [figures, flows, scenario] = await Promise.all([
    city ? observations({ city }) : [],
    city ? flowsOf(item, city) : [],
    state.scenario ? one(`/scenarios/${encodeURIComponent(state.scenario)}`).catch((error) => ({ failed: error.message })) : undefined,
  ]);
  const found = new Map();
  for (const evidence of item.evidence) {
    const rests = restsOn(evidence.indicator);
    for (const figure of figuresAt(figures, rests.variables, evidence.period, begin)) found.set(`${figure.variable}|${figure.period}`, figure);
  }
  for (const flow of flows) found.set(`${flow.variable}|${flow.period}`, flow);
  const agreements = item.evidence.some((evidence) => restsOn(evidence.indicator).agreements);
  return { options, city, figures: [...found.values()].slice(0, MOST), left: Math.max(0, found.size - MOST), agreements, scenario };
}

/** Moves in the address: population|2020|10;… */
const movesOf = () => new Map((state.try ?? '').split(';').filter(Boolean).map((part) => {
  const [variable, period, by] = part.split('|');
  return [`${variable}|${period}`, Number(by)];
}));

const signed = (by) => `${by > 0 ? '+' : by < 0 ? '−' : '±'}${Math.abs(by)}\u00a0%`;

/** What was moved, as rows of figures and as flows. */
function moved(tried) {
  const moves = movesOf();
  const every = tried.figures.filter((figure) => moves.get(`${figure.variable}|${figure.period}`))
    .map((figure) => { const by = moves.get(`${figure.variable}|${figure.period}`); return { figure, change: `${by > 0 ? '+' : ''}${by}%` }; });
  return {
    rows: every.filter(({ figure }) => !figure.origin).map(({ figure, change }) => ({ city: tried.city, variable: figure.variable, period: figure.period, to: change })),
    flows: every.filter(({ figure }) => figure.origin).map(({ figure: { origin, destination, kind, period }, change }) => ({ origin, destination, kind, period, change })),
  };
}

function slider(figure) {
  const key = `${figure.variable}|${figure.period}`;
  const by = movesOf().get(key) ?? 0;
  const id = `try-${figure.variable.replaceAll('>', '-')}-${figure.period}`;
  const moved = h('output', { for: id }, signed(by));
  const result = h('span', { class: 'muted' }, value(figure.value * (1 + by / 100), figure.unit));
  const keep = (to) => {
    const moves = movesOf();
    if (to) moves.set(key, to);
    else moves.delete(key);
    tell();
    set({ try: [...moves].map(([what, v]) => `${what}|${v}`).join(';') || undefined, scenario: undefined }, true);
  };
  const range = h('input', {
    id, type: 'range', min: -REACH, max: REACH, step: 1, value: by, 'aria-valuetext': signed(by),
    // while it is dragged only the numbers beside it move; the address follows when it is let go
    input: (event) => {
      moved.textContent = signed(Number(event.target.value));
      result.textContent = value(figure.value * (1 + Number(event.target.value) / 100), figure.unit);
      event.target.setAttribute('aria-valuetext', signed(Number(event.target.value)));
    },
    change: (event) => keep(Number(event.target.value)),
  });
  return h('div', { class: 'slider-row' },
    h('label', { for: id }, figureName(figure), ' ', h('span', { class: 'muted' }, `${figure.period}: ${value(figure.value, figure.unit)}`)),
    range, moved, result);
}

async function compute(item, tried) {
  tell(t('advice.computing'));
  try {
    const made = await send('/scenarios', request(state.territory, moved(tried).rows, undefined, `${name(item.names)}: ${name(item.title)}`.slice(0, 200), moved(tried).flows), accessKey());
    tell();
    set({ scenario: made.id });
  } catch (error) {
    tell([error.message, ...(error.errors ?? []).slice(1).map((e) => `${e.field}: ${e.detail}`)].join(' · '), true);
  }
}

function evidenceMoves(item, move, scenario) {
  const after = (evidence) => move?.after?.evidence?.find((other) => other.input === evidence.input)?.value
    ?? scenario.indicators.find((other) => other.subject === evidence.subject && other.indicator === evidence.indicator && other.period === evidence.period && (other.window ?? undefined) === evidence.window && !evidence.part)?.after
    ?? evidence.value;
  return table(t('advice.evidenceMoves'), [{ label: t('indicator') }, { label: t('advice.before'), number: true }, { label: t('advice.after'), number: true }, { label: t('advice.withdrawnAtColumn'), number: true }],
    item.evidence.map((evidence) => {
      const now = after(evidence);
      const same = Math.abs(now - evidence.value) <= 1e-12;
      return [[inputName(item, evidence.input), h('div', { class: 'muted' }, span(evidence))], evidenceValue(evidence, evidence.value),
        same ? h('span', { class: 'muted' }, t('advice.unmoved')) : h('strong', { 'data-key': `try/${evidence.input}`, 'data-value': now }, evidenceValue(evidence, now)),
        item.state === 'withdrawn' ? '–' : evidence.counterfactual === undefined || evidence.counterfactual === null ? h('span', { class: 'muted' }, t('notByThisAlone')) : evidenceValue(evidence, evidence.counterfactual)];
    }));
}

function outcome(item, scenario) {
  if (scenario.failed) return h('p', { class: 'error', role: 'alert' }, t('advice.scenarioGone', scenario.failed));
  const move = scenario.recommendations.find((one) => one.id === item.id);
  const others = scenario.recommendations.filter((one) => one.id !== item.id);
  const severity = move?.after?.severity ?? item.severity;
  const said = move?.change === 'withdrawn' ? t('advice.wouldBeWithdrawn') : !move || Math.abs(severity - item.severity) < 1e-9 ? t(item.state === 'withdrawn' ? 'advice.wouldStayWithdrawn' : 'advice.wouldStand') : t('advice.wouldBe', word('states', move.change), item.severity.toFixed(2), severity.toFixed(2));
  return [
    h('div', { class: `outcome ${move?.change ?? ''}`, role: 'status', 'data-key': 'try/outcome', 'data-value': move?.change ?? 'none' },
      h('strong', {}, said), ' ', move?.change !== 'withdrawn' && meter(severity)),
    evidenceMoves(item, move, scenario),
    h('p', { class: 'muted' }, t('advice.exercise'), ' ', others.length > 0 && t('advice.othersMove', others.length, others.filter((one) => one.change === 'withdrawn').length, others.filter((one) => one.change === 'raised').length), ' ', t('advice.expires', scenario.expires.replace('T', ' ').replace(/:\d\d(\.\d+)?Z$/, ' UTC'))),
  ];
}

/** The panel. */
export function tryPanel(item, tried) {
  if (state.asOf) return h('section', { class: 'panel', id: 'try', 'aria-labelledby': 'try-title' }, h('h2', { id: 'try-title' }, t('advice.whatIf')), h('p', { class: 'muted' }, t('advice.notTriedInThePast')));
  const { rows, flows } = moved(tried);
  const still = rows.length + flows.length === 0;
  const desk = { view: 'scenarios', region: catalogue.place(item.subject).region ?? state.region, city: tried.city, figures: rowsText(rows), scenario: tried.scenario && !tried.scenario.failed ? state.scenario : undefined };
  return h('section', { class: 'panel', id: 'try', 'aria-labelledby': 'try-title' },
    h('div', { class: 'panel-head' }, h('h2', { id: 'try-title' }, t('advice.whatIf')),
      tried.options.length > 1 && select('try-place', t('advice.figuresOf'), tried.options.map((code) => ({ value: code, label: catalogue.cityName(code) })), tried.city, (place) => set({ place, try: undefined, scenario: undefined }))),
    h('p', { class: 'lead' }, tried.figures.length > 0 ? t('advice.tryLead', catalogue.cityName(tried.city)) : t('advice.noFiguresToMove')),
    tried.figures.map(slider), tried.left > 0 && h('p', { class: 'muted' }, t('more', tried.left)),
    tried.agreements && h('p', { class: 'muted' }, t('advice.agreementsCount'), ' ', h('a', { id: 'try-agreement', href: link({ ...desk, scenario: undefined, agreement: `joint_plan|${tried.city}||municipal|${item.period.slice(0, 4)}` }) }, t('advice.drawAgreement'))),
    tried.figures.length > 0 && h('form', { class: 'form', submit: (event) => { event.preventDefault(); compute(item, tried); } },
      h('div', { class: 'fields' },
        h('button', { id: 'try-it', type: 'submit', class: 'first', disabled: still }, t('advice.tryIt')),
        !still && button('try-reset', t('advice.reset'), () => { tell(); set({ try: undefined, scenario: undefined }); }),
        h('a', { id: 'try-desk', href: link(desk) }, t('advice.toDesk'))),
      keyField('try-key'),
      h('div', { id: 'try-told' }, toldLine())),
    tried.scenario && outcome(item, tried.scenario));
}
