'use strict';
// The scripts under test, in the order in which pages load them; those that need no page.
const path = require('node:path');

const SCRIPTS = path.join(__dirname, '../../../scripts');
for (const name of ['signing', 'signing-calls', 'signing-difference', 'signing-mistakes', 'signing-causes',
  'signing-vectors', 'calling']) {
  require(path.join(SCRIPTS, name + '.js'));
}
module.exports = { signing: globalThis.bssSigning, calling: globalThis.bssCalling, SCRIPTS };
