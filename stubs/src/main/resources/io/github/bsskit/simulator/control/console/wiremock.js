// WireMock's own side: stubs of the user's beside the simulator's, and requests that none matched.

import { get } from './api.js';
import { shortTime, table } from './view.js';

const OURS = 'bss-simulator';
const USUAL_PRIORITY = 5;
const MOST = 20;

const urlOf = (request) =>
  request.url ?? request.urlPath ?? request.urlPattern ?? request.urlPathPattern ?? request.urlPathTemplate ?? 'any';

const showStubs = table('stubs', (stub) => stub.id, (stub) => [
  stub.name === OURS ? { text: 'the simulator’s', badge: 'good' } : 'yours',
  stub.priority ?? USUAL_PRIORITY,
  stub.request?.method ?? 'ANY',
  { text: urlOf(stub.request ?? {}), mono: true },
  stub.name ?? '–',
]);

const showUnmatched = table('unmatched', (miss) => miss.key, (miss) => [
  { text: miss.time, mono: true },
  miss.request,
  miss.nearest,
]);

function miss(nearMiss) {
  const { request, requestPattern, stubMapping } = nearMiss;
  const pattern = stubMapping?.request ?? requestPattern;
  const instant = request.loggedDateString ?? '';
  return {
    key: `${request.id ?? ''} ${request.loggedDate} ${request.method} ${request.url}`,
    time: instant && shortTime(instant),
    request: `${request.method} ${request.url}`,
    nearest: pattern ? `${stubMapping?.name ?? ''} ${pattern.method ?? 'ANY'} ${urlOf(pattern)}`.trim() : '–',
  };
}

/** The stub that is asked first comes first. */
export async function look() {
  const { mappings } = await get('/__admin/mappings');
  showStubs([...mappings].sort((one, other) =>
    (one.priority ?? USUAL_PRIORITY) - (other.priority ?? USUAL_PRIORITY)));
  const { nearMisses } = await get('/__admin/requests/unmatched/near-misses');
  const misses = new Map(nearMisses.map(miss).map((one) => [one.key, one]));
  showUnmatched([...misses.values()].slice(0, MOST));
}
