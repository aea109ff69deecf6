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
const SOURCES = fs.readdirSync(SCRIPTS).filter((name) => name.endsWith('.js'))
  .map((name) => fs.readFileSync(path.join(SCRIPTS, name), 'utf8')).join('\n');
const placeholders = (text) => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name).sort();

/** Every text key in the scripts; keys that end in a dot or a hyphen are prefixes. */
const NAMED = new Set(Array.from(SOURCES.matchAll(/'((?:widget|sign|step|check|certainty|part|difference|cause|cure|try)[.][\w.-]*)'/g),
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

test('every mistake has a cause and a cure', () => {
  const call = { method: 'POST', query: [['a', '']], form: [], parameters: [['a', '']], headers: [['host', 'h']], signedHeaders: 'host' };
  const ids = [signing.mistakesV1(call), signing.mistakesV3(call, 'ab')]
    .flatMap(({ general, single }) => general.concat(single)).map(({ id }) => id)
    .concat(['V1', 'V3'].flatMap((version) => signing.keys(version, 's', 'id').flatMap((key) => key.ids)));
  const source = fs.readFileSync(path.join(SCRIPTS, 'signing-mistakes.js'), 'utf8')
    + fs.readFileSync(path.join(SCRIPTS, 'signing-causes.js'), 'utf8');
  const told = Object.keys(TEXTS).filter((key) => key.startsWith('cause.')).map((key) => key.slice('cause.'.length));
  assert.ok(ids.length > 80);
  assert.deepEqual(Array.from(new Set(ids)).filter((id) => !told.includes(id)), []);
  assert.deepEqual(told.filter((id) => !TEXTS['cure.' + id]), []);
  assert.deepEqual(told.filter((id) => !source.includes("'" + id + "'")), []);
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
