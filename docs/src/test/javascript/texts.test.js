'use strict';
const test = require('node:test');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { signing, SCRIPTS } = require('./scripts.js');

const TEXTS = {};
for (const [, key, en, zh] of fs.readFileSync(path.join(SCRIPTS, '../texts/scripts.yaml'), 'utf8')
  .matchAll(/^([^\s#:]+):\n {2}en: (".*")\n {2}zh: (".*")$/gm)) {
  TEXTS[key] = { en: JSON.parse(en), zh: JSON.parse(zh) };
}
const MISTAKES = JSON.parse(fs.readFileSync(path.join(SCRIPTS, '../../spec/signing-mistakes.json'), 'utf8'));
const ON_PAGE = Object.keys(MISTAKES).filter((id) => MISTAKES[id].only !== 'simulator');
for (const id of ON_PAGE) {
  TEXTS['cause.' + id] = MISTAKES[id].cause;
  TEXTS['fix.' + id] = MISTAKES[id].fix;
}
const SOURCES = fs.readdirSync(SCRIPTS).filter((name) => name.endsWith('.js'))
  .map((name) => fs.readFileSync(path.join(SCRIPTS, name), 'utf8')).join('\n');
const placeholders = (text) => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name).sort();

/** Every text key in the scripts; keys that end in a dot or a hyphen are prefixes. */
const NAMED = new Set(Array.from(SOURCES.matchAll(/'((?:widget|sign|step|check|certainty|part|difference|cause|fix|try)[.][\w.-]*)'/g),
  ([, key]) => key));

test('every text key in the scripts exists', () => {
  assert.ok(NAMED.size > 80);
  const missing = Array.from(NAMED).filter((key) => (/[.-]$/.test(key)
    ? !Object.keys(TEXTS).some((each) => each.startsWith(key)) : !TEXTS[key]));
  assert.deepEqual(missing, []);
});

test('both languages have the same placeholders, and neither is empty', () => {
  for (const [key, { en, zh }] of Object.entries(TEXTS)) {
    assert.ok(en && zh, key);
    assert.deepEqual(placeholders(zh), placeholders(en), key);
  }
});

test('the scripts know every mistake of the catalogue except those of the simulator', () => {
  const call = { method: 'POST', query: [['a', '']], form: [], parameters: [['a', '']], headers: [['host', 'h']], signedHeaders: 'host' };
  const tried = [signing.mistakesV1(call), signing.mistakesV3(call, 'ab')]
    .flatMap(({ general, single }) => general.concat(single)).map(({ id }) => id)
    .concat(['V1', 'V3'].flatMap((version) => signing.keys(version, 's', 'id').flatMap((key) => key.ids)));
  const source = ['signing-mistakes.js', 'signing-causes.js']
    .map((name) => fs.readFileSync(path.join(SCRIPTS, name), 'utf8')).join('\n');
  const isInSource = (id) => source.includes("'" + id + "'");
  assert.ok(tried.length > 80);
  assert.deepEqual(Array.from(new Set(tried)).filter((id) => !ON_PAGE.includes(id)), []);
  assert.deepEqual(Object.keys(MISTAKES).filter((id) => ON_PAGE.includes(id) !== isInSource(id)), []);
  assert.deepEqual(Object.keys(MISTAKES).filter((id) => Boolean(MISTAKES[id].only) !== Boolean(MISTAKES[id].because)), []);
});

test('a mistake brings the values of its texts', () => {
  const call = { method: 'POST', query: [['a', ' b ']], form: [['c', 'd']], parameters: [['a', ' b '], ['Timestamp', '2025-08-11T01:02:03Z']],
    headers: [['host', 'h:1'], ['x-acs-date', '2025-08-11T01:02:03Z'], ['content-type', 'text/plain']], signedHeaders: 'host;x-acs-date' };
  for (const { id, values } of [signing.mistakesV1(call), signing.mistakesV3(call, 'ab')]
    .flatMap(({ general, single }) => general.concat(single))) {
    const needed = placeholders(MISTAKES[id].cause.en).concat(placeholders(MISTAKES[id].fix.en));
    assert.deepEqual(needed.filter((name) => typeof values[name] !== 'string'), [], id);
  }
});

test('every step of both signatures and every rejection of an endpoint has a text', async () => {
  const steps = [await signing.signV1(signing.vectors[0]), await signing.signV3(signing.vectors[7])]
    .flatMap(({ version, steps: all }) => all.map(({ id }) => 'step.' + version + '.' + id));
  assert.equal(steps.length, 18);
  assert.deepEqual(steps.filter((key) => !TEXTS[key] || !TEXTS[key + '.why']), []);
  const rejections = Array.from(SOURCES.matchAll(/reject(?:\(|ion: )'([a-z-]+)'/g), ([, id]) => 'try.rejected-' + id);
  assert.equal(new Set(rejections).size, 6);
  assert.deepEqual(rejections.filter((key) => !TEXTS[key]), []);
});
