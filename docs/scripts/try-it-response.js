/* Shows the request and the response unchanged; no number of a response is parsed. */
(function (scope) {
  'use strict';

  const { text, element, value, copyButton } = scope.bssWidgets;
  const calling = scope.bssCalling;

  function table(label, pairs) {
    return element('div', { class: 'bss-scroll', tabindex: '0', role: 'group', 'aria-label': label },
      element('table', { class: 'bss-table' }, element('caption', {}, label), element('tbody', {},
        pairs.map(([name, content]) => element('tr', {}, element('th', { scope: 'row' }, name),
          element('td', {}, content))))));
  }

  /** The request with the headers that the page sets; the browser adds its own. */
  function request(sent) {
    const stringToSign = sent.signed.canonicalRequest || sent.signed.stringToSign;
    const label = text(sent.signed.canonicalRequest ? 'try.canonical-request' : 'try.string-to-sign');
    return element('div', { class: 'bss-request' },
      element('p', { class: 'bss-step-name' }, text('try.request')),
      value(sent.method + ' ' + sent.url, text('try.request-line')),
      sent.headers.length ? table(text('try.request-headers'), sent.headers) : null,
      element('p', { class: 'bss-hint' }, text('try.browser-headers')),
      element('details', {}, element('summary', {}, label), value(stringToSign, label)),
      element('details', {}, element('summary', {}, text('try.repeat')), value(sent.repeat, text('try.repeat'))));
  }

  /** The documented error or success that a response matches. */
  function contractRow(response, errors, ofGateway) {
    const code = calling.codeOf(response.body);
    const rows = calling.documented(response.status, code, errors);
    const words = { status: response.status, code };
    if (rows.length) {
      return element('p', { class: 'bss-note bss-good', 'data-outcome': 'documented' }, text('try.documented', words), ' ',
        rows.map((row, i) => [i ? ', ' : '', element('a', { href: '#error-' + row.name }, row.name)]));
    } else if (response.status === 200 && !errors.some((error) => String(error.code) === code)) {
      return element('p', { class: 'bss-note bss-good', 'data-outcome': 'success' }, text('try.success'));
    } else if (errors.some((error) => String(error.code) === code)) {
      return element('p', { class: 'bss-note bss-bad', 'data-outcome': 'other-status' }, text('try.other-status', words));
    }
    const others = calling.documented(response.status, code, ofGateway);
    if (others.length) {
      return element('p', { class: 'bss-note bss-good', 'data-outcome': 'gateway' }, text('try.documented-gateway', words), ' ',
        element('a', { href: 'gateway.html#error-' + others[0].name }, code));
    }
    return element('p', { class: 'bss-note bss-warn', 'data-outcome': 'undocumented' }, text('try.undocumented', words));
  }

  function largeIntegers(body) {
    return calling.largeIntegers(body).map((each) => element('p', { class: 'bss-note bss-warn', 'data-large': each.name },
      text(each.text === each.parsed ? 'try.large-by-luck' : 'try.large', each)));
  }

  /** The body, indented where this changes only the spaces between tokens, and as received. */
  function bodyOf(body) {
    const label = text('try.body');
    if (body === '') {
      return element('p', {}, text('try.no-body'));
    }
    const indented = calling.indent(body);
    const code = element('code', {}, indented === null ? body : indented);
    const toggle = element('button', { type: 'button', class: 'bss-button', 'aria-pressed': 'false', click: () => {
      const isRaw = toggle.getAttribute('aria-pressed') === 'false';
      toggle.setAttribute('aria-pressed', String(isRaw));
      code.textContent = isRaw ? body : indented;
    } }, text('try.raw'));
    return element('div', { class: 'bss-value' },
      element('p', { class: 'bss-step-name' }, label),
      element('pre', { tabindex: '0', role: 'group', 'aria-label': label }, code),
      indented === null ? null : toggle, copyButton(() => body, label));
  }

  /** The elements that show a response. */
  scope.bssTryResponse = function (sent, response, { errors, gatewayErrors }) {
    return [
      element('p', { class: 'bss-status', 'data-status': response.status },
        element('strong', {}, text('try.status', { status: response.status, milliseconds: response.milliseconds }))),
      contractRow(response, errors, gatewayErrors),
      largeIntegers(response.body),
      bodyOf(response.body),
      element('details', {}, element('summary', {}, text('try.response-headers')),
        table(text('try.response-headers'), response.headers)),
      request(sent),
    ].flat();
  };

  /** The elements that show a request without a response. */
  scope.bssTryNoResponse = (sent) => [
    element('p', { class: 'bss-note bss-bad', 'data-outcome': 'no-response' }, text('try.no-response', { origin: sent.origin })),
    element('p', {}, text('try.start-simulator')),
    value('java -jar bss-simulator.jar', text('try.start-simulator')),
    request(sent),
  ];
})(globalThis);
