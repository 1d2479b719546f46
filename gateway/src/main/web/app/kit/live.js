// What changes, as it changes.
import { address } from './api.js';

export const TYPES = [
  'io.secunda.indicator.changed.v1', 'io.secunda.observation.recorded.v1', 'io.secunda.flow.recorded.v1',
  'io.secunda.agreement.recorded.v1', 'io.secunda.geography.changed.v1', 'io.secunda.recommendation.raised.v1',
  'io.secunda.recommendation.updated.v1', 'io.secunda.recommendation.escalated.v1', 'io.secunda.recommendation.eased.v1',
  'io.secunda.recommendation.withdrawn.v1', 'io.secunda.recommendation.decided.v1', 'gap',
];
const KEPT = 50;

/** The latest events, newest first: {type, event, at}. */
export let latest = [];

/**
 * Begins to listen: every event goes to `onEvent` with its type and data, every change of the connection (live, connecting, offline) to `onState`.
 * A page that nobody sees does not listen, since a browser keeps few connections to one host and each page would take one for good;
 * when it is seen again it goes on after the last event it got.
 */
export function connect(onEvent, onState) {
  let source;
  let last;

  function open() {
    if (source || document.hidden) return;
    source = new EventSource(address('/events', { after: last }));
    source.addEventListener('open', () => onState('live'));
    source.addEventListener('error', (event) => onState(event.target.readyState === EventSource.CLOSED ? 'offline' : 'connecting'));
    for (const type of TYPES) source.addEventListener(type, (message) => take(type, message));
  }

  function close() {
    source?.close();
    source = undefined;
  }

  function take(type, message) {
    last = message.lastEventId || last;
    const event = JSON.parse(message.data);
    if (!type.startsWith('io.secunda.geography')) latest = [{ type, event, at: new Date() }, ...latest].slice(0, KEPT);
    onEvent(type, type === 'gap' ? event : event.data);
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();
}
