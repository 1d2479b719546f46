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

/** Begins to listen: every event goes to `onEvent` with its type and data, every change of the connection (live, connecting, offline) to `onState`. */
export function connect(onEvent, onState) {
  const source = new EventSource(address('/events'));
  source.addEventListener('open', () => onState('live'));
  source.addEventListener('error', () => onState(source.readyState === EventSource.CLOSED ? 'offline' : 'connecting'));
  for (const type of TYPES) {
    source.addEventListener(type, (message) => {
      const event = JSON.parse(message.data);
      if (!type.startsWith('io.secunda.geography')) latest = [{ type, event, at: new Date() }, ...latest].slice(0, KEPT);
      onEvent(type, type === 'gap' ? event : event.data);
    });
  }
}
