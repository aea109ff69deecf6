'use strict';

const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { mkdtemp, readFile, rm } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { createInterface } = require('node:readline');

/** Runs the jar on a free port. */
class Simulator {
  static async start(jar, ...options) {
    const directory = await mkdtemp(join(tmpdir(), 'bss-simulator-'));
    const portFile = join(directory, 'port');
    const java = spawn('java', ['-jar', jar, '--port', '0', '--port-file', portFile, ...options],
      { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: java.stdout });
    await new Promise((isReady, hasFailed) => {
      lines.on('line', (line) => line.startsWith('Ready on ') && isReady());
      java.once('error', hasFailed);
      java.once('exit', (code) => hasFailed(new Error(`the simulator ended with ${code} before it was ready`)));
    });
    const port = (await readFile(portFile, 'utf8')).trim();
    return Object.assign(new Simulator(), { java, directory, endpoint: `127.0.0.1:${port}` });
  }

  /** Sends a control request, for example control('POST', 'faults', { action, code }). */
  async control(method, path, body) {
    const response = await fetch(`http://${this.endpoint}/__admin/bss/${path}`,
      { method, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(text);
    }
    return text === '' ? undefined : JSON.parse(text);
  }

  async stop() {
    const hasEnded = once(this.java, 'exit');
    this.java.kill();
    await hasEnded;
    await rm(this.directory, { recursive: true });
  }
}

module.exports = { Simulator };
