'use strict';
const test = require('node:test');
const assert = require('node:assert/strict');
const { signing } = require('./scripts.js');

const V1 = 'GET&%2F&Action%3DA%26Amount%3D100%26Name%3Da%2520b';
const summary = ({ index, kind, part, name, server, client }) =>
  [index, kind, part, name, server.here, client.here, server.value, client.value];

for (const [what, client, expected] of [
  ['the method', 'POST&%2F&Action%3DA%26Amount%3D100%26Name%3Da%2520b', [0, 'method', 'method', '', 'G', 'P', 'GET', 'POST']],
  ['the path', 'GET&/&Action%3DA%26Amount%3D100%26Name%3Da%2520b', [4, 'path', 'path', '', '%', '/', '%2F', '/']],
  ['a parameter that the client lacks', 'GET&%2F&Action%3DA%26Name%3Da%2520b',
    [21, 'missing', 'parameter', 'Amount', 'A', 'N', '100', null]],
  ['the last parameter missing', 'GET&%2F&Action%3DA%26Amount%3D100',
    [33, 'missing', 'parameter', 'Name', '%', '', 'a b', null]],
  ['a parameter that the gateway lacks', 'GET&%2F&Action%3DA%26Again%3D1%26Amount%3D100%26Name%3Da%2520b',
    [22, 'extra', 'parameter', 'Again', 'm', 'g', null, '1']],
  ['a longer value', 'GET&%2F&Action%3DA%26Amount%3D1000%26Name%3Da%2520b',
    [33, 'value', 'parameter', 'Amount', '%', '0', '100', '1000']],
  ['a + for a space', 'GET&%2F&Action%3DA%26Amount%3D100%26Name%3Da%2Bb',
    [46, 'value', 'parameter', 'Name', '5', 'B', 'a b', 'a+b']],
  ['the order', 'GET&%2F&Amount%3D100%26Action%3DA%26Name%3Da%2520b',
    [9, 'order', 'parameter', 'Action', 'c', 'm', 'A', 'A']],
]) {
  test('V1: ' + what, () => assert.deepEqual(summary(signing.firstDifference(V1, client)), expected));
}

test('V1: the same value with another encoding is reported as such', () => {
  const found = signing.firstDifference('GET&%2F&N%3D%252A', 'GET&%2F&N%3D*');
  assert.deepEqual(summary(found), [12, 'encoding', 'parameter', 'N', '%', '*', '*', '*']);
  assert.deepEqual([found.server.before, found.server.after], ['GET&%2F&N%3D', '252A']);
});

const V3 = 'POST\n/\nA=1&B=%20\nhost:h:8080\nx-acs-date:d\n\nhost;x-acs-date\nabc';
for (const [what, client, expected] of [
  ['a parameter', V3.replace('B=%20', 'B=x'), ['value', 'parameter', 'B', ' ', 'x']],
  ['a header', V3.replace('h:8080', 'h'), ['value', 'header', 'host', 'h:8080', 'h']],
  ['a header that the client lacks', V3.replace('x-acs-date:d\n', ''), ['missing', 'header', 'x-acs-date', 'd', null]],
  ['the empty line', V3.replace('\n\n', '\n'), ['blank-line', 'blank-line', '', '', null]],
  ['the names', V3.replace('host;', ''), ['signed-headers', 'signed-headers', '', 'host;x-acs-date', 'x-acs-date']],
  ['the hash', V3.replace('abc', 'ABC'), ['body-hash', 'body-hash', '', 'abc', 'ABC']],
]) {
  test('V3: ' + what, () => {
    const { kind, part, name, server, client: other } = signing.firstDifference(V3, client);
    assert.deepEqual([kind, part, name, server.value, other.value], expected);
  });
}

test('equal strings have no difference', () => assert.equal(signing.firstDifference(V1, V1), null));
