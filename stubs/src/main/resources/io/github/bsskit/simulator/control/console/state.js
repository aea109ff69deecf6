// Resets, exports and imports the state.

import { getText, post, put } from './api.js';
import { forget } from './holdings.js';
import { by, element, onAction, write } from './view.js';

const done = (text) => write(by('state-done'), text);

async function reset() {
  by('reset-dialog').close();
  await post('reset');
  forget();
  done('Reset done.');
}

async function save() {
  const text = await getText('state');
  const link = element('a', '');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'bss-simulator-state.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  done('State exported. The file contains the secrets of created accounts.');
}

async function load(input) {
  const [file] = input.files;
  input.value = '';
  await put('state', await file.text());
  forget();
  done(`Imported ${file.name}.`);
}

export function start(refreshAll) {
  by('reset').addEventListener('click', () => by('reset-dialog').showModal());
  by('reset-cancel').addEventListener('click', () => by('reset-dialog').close());
  onAction(by('reset-confirm'), reset, refreshAll);
  onAction(by('export'), save, refreshAll);
  onAction(by('import'), (event) => load(event.target), refreshAll);
}
