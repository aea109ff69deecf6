/* Calls an operation of a local simulator. Requests are signed in the page and never sent to official endpoints. */
(function (scope) {
  'use strict';

  const { text, element } = scope.bssWidgets;
  const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

  const word = (each) => (PLAIN.test(each) ? each : "'" + each.replace(/'/g, "'\\''") + "'");

  /** The same call as a command of the kit, which reads the key from a profile. */
  function repeat(data, call, origin) {
    const words = ['bss-conformance', 'call', data.operation]
      .concat(call.parameters.map(([name, content]) => name + '=' + content), '--target', origin)
      .concat(call.method === 'GET' ? ['--place', 'GET-query'] : [], call.signature === 'V1' ? ['--signature', 'V1'] : [],
        call.format === 'XML' ? ['--format', 'XML'] : []);
    return words.map(word).join(' ');
  }

  /** Sends the signed request. Redirects are not followed, because they could lead to any host. */
  async function send(sent) {
    const started = performance.now();
    const response = await fetch(sent.url, {
      method: sent.method, headers: sent.headers, mode: 'cors', credentials: 'omit', redirect: 'error', cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    const body = await response.text();
    return { status: response.status, headers: Array.from(response.headers.entries()), body,
      milliseconds: Math.round(performance.now() - started) };
  }

  async function call(data, form, result) {
    const judged = form.judge();
    if (judged.rejection) {
      result.replaceChildren(element('p', { class: 'bss-note bss-bad', 'data-outcome': 'rejected' },
        text('try.rejected-' + judged.rejection, { host: judged.host })));
      return;
    }
    const typed = form.value();
    const request = Object.assign({ origin: judged.origin, path: data.path, action: data.action,
      version: data.version, nonce: scope.bssWidgets.nonce(), now: Date.now() }, typed);
    const signed = await scope.bssCalling.sign(request);
    const { origin } = judged;
    const sent = Object.assign({ method: typed.method, origin, repeat: repeat(data, typed, origin) }, signed);
    result.setAttribute('aria-busy', 'true');
    try {
      result.replaceChildren(...scope.bssTryResponse(sent, await send(sent), data));
    } catch (e) {
      result.replaceChildren(...scope.bssTryNoResponse(sent));
    }
    result.setAttribute('aria-busy', 'false');
  }

  function dataOf(operation) {
    const block = Array.from(document.querySelectorAll('script[data-try-data]'))
      .find((each) => each.dataset.tryData === operation);
    return JSON.parse(block.textContent);
  }

  function enhance(mount) {
    const problem = scope.bssWidgets.cannotSign();
    if (problem) {
      mount.replaceChildren(problem);
      return;
    }
    const data = dataOf(mount.dataset.try);
    const result = element('div', { class: 'bss-result', 'aria-live': 'polite' });
    // The error buttons are between the send button and the response.
    const onSend = async () => {
      await call(data, form, result);
      result.scrollIntoView({ block: 'nearest' });
    };
    const onError = (error) => {
      form.showError(error);
      return onSend();
    };
    const form = scope.bssTryForm(data, onSend, onError);
    mount.replaceChildren(element('div', { class: 'bss-widget' }, form.node, result));
  }

  scope.bssWidgets.enhance('[data-try]', enhance);
})(globalThis);
