'use strict';
// The scripts that need no page, in the order of loading.
const path = require('node:path');

const SCRIPTS = path.join(__dirname, '../../../scripts');
for (const name of ['signing', 'signing-calls', 'signing-difference', 'signing-mistakes', 'signing-causes',
  'signing-vectors', 'calling']) {
  require(path.join(SCRIPTS, name + '.js'));
}
module.exports = { signing: globalThis.bssSigning, calling: globalThis.bssCalling, SCRIPTS };
