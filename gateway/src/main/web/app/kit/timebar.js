// The slider over periods and the switch to what was known at an earlier moment, the same in every view.
import { button, fill, h } from './dom.js';
import { nearest } from './periods.js';
import { set, state } from './state.js';
import { t } from './words.js';

const STEP_MS = 900;
let playing;

/** Ends what plays, as when another view is opened. */
export function stop() {
  clearInterval(playing);
  playing = undefined;
}

function play(periods) {
  if (playing) {
    stop();
    set({ period: state.period }, true);
    return;
  }
  const next = () => {
    const i = periods.indexOf(nearest(periods, state.period));
    if (i >= periods.length - 1) stop();
    set({ period: periods[Math.min(i + 1, periods.length - 1)] }, true);
  };
  playing = setInterval(next, STEP_MS);
  set({ period: periods[0] }, true);
}

const utc = (moment) => moment?.replace(/(\.\d+)?Z$/, '') ?? '';

/** Draws the bar for the periods that the view has (none: only the moment). */
export function timebar(root, periods, redraw) {
  const chosen = nearest(periods, state.period);
  const i = periods.indexOf(chosen);
  const move = (to) => { stop(); set({ period: periods[Math.min(periods.length - 1, Math.max(0, to))] }, true); };
  const press = () => { play(periods); redraw(); };
  fill(root,
    periods.length > 1 && h('div', { class: 'slider', role: 'group', 'aria-label': t('period') },
      button('period-play', playing ? t('pause') : t('play'), press),
      h('label', { for: 'period' }, t('period')),
      h('input', {
        id: 'period', type: 'range', min: 0, max: periods.length - 1, step: 1, 'aria-valuetext': chosen,
        input: (event) => move(Number(event.target.value)),
      }),
      h('output', { for: 'period', class: 'strong', id: 'period-shown' }, chosen),
      state.period && button('period-latest', t('latest'), () => { stop(); set({ period: undefined }, true); })),
    h('div', { class: 'moment', role: 'group', 'aria-label': t('asOf') },
      h('label', { for: 'as-of' }, t('asOf')),
      h('input', {
        id: 'as-of', type: 'datetime-local', step: 1, value: utc(state.asOf),
        change: (event) => set({ asOf: event.target.value ? `${event.target.value.length === 16 ? `${event.target.value}:00` : event.target.value}Z` : undefined }),
      }),
      h('span', { class: 'muted' }, 'UTC'),
      state.asOf && button('as-of-now', t('now'), () => set({ asOf: undefined }))));
  const slider = root.querySelector('#period');
  if (slider) slider.value = i;
}
