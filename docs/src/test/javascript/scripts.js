'use strict';
// The scripts that need no page, in the order of loading.
const path = require('node:path');

const SCRIPTS = path.join(__dirname, '../../../scripts');
for (const name of ['signing', 'signing-calls', 'signing-difference', 'signing-mistakes', 'signing-causes',
  'calling']) {
  require(path.join(SCRIPTS, name + '.js'));
}
// Generated from the spec, when the site is made.
require(path.join(__dirname, '../../../target/site/assets/signing-vectors.js'));
module.exports = { signing: globalThis.bssSigning, calling: globalThis.bssCalling, SCRIPTS };
