// WireMock: the user's and the simulator's stubs, and unmatched requests.

import { get } from './api.js';
import { shortTime, table } from './view.js';

const SIMULATOR = 'bss-simulator';
const DEFAULT_PRIORITY = 5;
const MAX_ROWS = 20;

const urlOf = (request) =>
  request.url ?? request.urlPath ?? request.urlPattern ?? request.urlPathPattern ?? request.urlPathTemplate ?? 'any';

const showStubs = table('stubs', (stub) => stub.id, (stub) => [
  stub.name === SIMULATOR ? { text: 'simulator', badge: 'good' } : 'yours',
  stub.priority ?? DEFAULT_PRIORITY,
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

/** Shows the stubs in the order in which WireMock matches them. */
export async function refresh() {
  const { mappings } = await get('/__admin/mappings');
  showStubs([...mappings].sort((one, other) =>
    (one.priority ?? DEFAULT_PRIORITY) - (other.priority ?? DEFAULT_PRIORITY)));
  const { nearMisses } = await get('/__admin/requests/unmatched/near-misses');
  const misses = new Map(nearMisses.map(miss).map((one) => [one.key, one]));
  showUnmatched([...misses.values()].slice(0, MAX_ROWS));
}
