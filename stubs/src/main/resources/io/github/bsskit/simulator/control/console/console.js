// The console: refreshes once a second while the page is visible.

import { getHealth, hasToken, keepToken, Problem } from './api.js';
import * as clock from './clock.js';
import * as faults from './faults.js';
import * as holdings from './holdings.js';
import * as journal from './journal.js';
import * as state from './state.js';
import { by, onAction, showProblem, write } from './view.js';
import * as wireMock from './wiremock.js';

const PERIOD = 1000;
/** Every n-th refresh also loads what rarely changes. */
const RARE_REFRESH = 5;

let isStarted = false;
let needsToken = false;
let isRefreshing = false;
let refreshAgain = false;
let refreshes = 0;
let health = {};

function status(text, className) {
  write(by('status'), text);
  by('status').className = className;
}

async function showHealth() {
  health = await getHealth();
  write(by('name'), health.name);
  write(by('store'), health.store);
  write(by('not-ready'), health.detail ?? '');
  by('not-ready').hidden = !health.detail;
  write(by('version'), health.version);
  write(by('spec'), health.spec.slice(0, 'sha256:'.length + 12));
  by('spec').title = health.spec;
  write(by('auth'), health.auth);
  write(by('seed'), health.seed ?? 'none');
  by('docs-link').hidden = !health.docs;
  // Links cannot send the token.
  by('journal-link').hidden = hasToken();
  by('openapi-link').hidden = hasToken();
}

async function start() {
  await showHealth();
  const actions = await faults.start(refreshAll);
  journal.start(actions, refreshAll);
  holdings.start(refreshAll);
  clock.start(refreshAll);
  state.start(refreshAll);
  isStarted = true;
}

/** @param isWhole whether to load what rarely changes, too */
async function refresh(isWhole) {
  const isRare = isWhole || refreshes % RARE_REFRESH === 0;
  if (!isStarted) {
    await start();
  } else if (isRare || health.detail) {
    await showHealth();
  }
  const now = await clock.refresh();
  const hasChanged = await journal.refresh(now);
  await faults.refresh();
  if (hasChanged || isRare) {
    await holdings.refreshLedger(now);
    await holdings.refreshRates(now);
    await holdings.refreshAccounts();
    await wireMock.refresh();
  }
  refreshes++;
}

/** Runs one refresh at a time; a request meanwhile starts another one afterwards. */
async function refreshSafely(isWhole) {
  if (isRefreshing || needsToken) {
    refreshAgain ||= isWhole;
    return;
  }
  isRefreshing = true;
  try {
    await refresh(isWhole);
    status(health.status, health.detail ? 'lost' : 'ready');
  } catch (problem) {
    if (!await hasKnownReason(problem)) {
      failed(problem);
    }
  }
  isRefreshing = false;
  if (refreshAgain) {
    refreshAgain = false;
    await refreshSafely(true);
  }
}

const refreshAll = () => refreshSafely(true);

function failed(problem) {
  if (problem instanceof Problem && problem.needsToken) {
    askForToken(problem);
  } else if (problem instanceof Problem) {
    status('returns an error', 'lost');
    showProblem(problem);
  } else {
    status('not reachable', 'lost');
  }
}

/** Shows the health if it tells why requests fail: the store may be unavailable. */
async function hasKnownReason(problem) {
  if (problem.status !== 503) {
    return false;
  }
  try {
    await showHealth();
  } catch {
    return false;
  }
  if (health.detail) {
    status(health.status, 'lost');
  }
  return Boolean(health.detail);
}

function askForToken(problem) {
  needsToken = true;
  status('token required', '');
  write(by('token-why'), problem.message);
  by('token-form').hidden = false;
  by('main').hidden = true;
  by('token').focus();
}

onAction(by('token-form'), async () => {
  keepToken(by('token').value);
  by('token').value = '';
  by('token-form').hidden = true;
  by('main').hidden = false;
  needsToken = false;
}, refreshAll);

document.addEventListener('visibilitychange', () => document.hidden || refreshSafely(false));
setInterval(() => document.hidden || refreshSafely(false), PERIOD);
refreshSafely(true);
