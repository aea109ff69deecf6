// Features of every page: theme, language, search, copy buttons, sample tabs.
(() => {
  'use strict';

  const texts = window.bssTexts || {};
  const say = (key) => texts[key] || `[${key}]`;

  const themeButton = document.getElementById('theme');
  const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  };
  themeButton.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem('bss-theme', theme);
    } catch (noStorage) {
      // The theme applies to this page only.
    }
  });

  const targetOfHash = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (malformed) {
      return null;
    }
  };

  /** The anchor to keep when the language changes: the current one while it is visible, else the topmost. */
  const place = () => {
    const at = (element) => element.getBoundingClientRect().top;
    const target = location.hash && targetOfHash();
    if (target && at(target) > -20 && at(target) < innerHeight) {
      return location.hash;
    }
    const top = document.querySelector('.top').offsetHeight + 60;
    const above = [...document.querySelectorAll('main [id]')].filter(
      (element) =>
        element.matches('section, article, h3, tr') && element.getClientRects().length > 0 && at(element) < top,
    );
    return scrollY > 40 && above.length > 0 ? `#${above[above.length - 1].id}` : '';
  };
  for (const link of document.querySelectorAll('a.language[data-same-page]')) {
    link.addEventListener('click', () => {
      link.hash = place();
    });
  }

  const showTarget = () => {
    const target = location.hash && targetOfHash();
    if (!target) {
      return;
    }
    const panel = target.closest('[data-tab]');
    if (panel && panel.hidden) {
      panel.dispatchEvent(new CustomEvent('choose'));
    }
    target.scrollIntoView();
  };
  addEventListener('hashchange', showTarget);

  // On a narrow screen, the open navigation would hide the page.
  const menu = document.querySelector('nav.pages details');
  if (matchMedia('(max-width: 60rem)').matches) {
    menu.open = false;
  }

  for (const group of document.querySelectorAll('.tabs')) {
    const panels = [...group.querySelectorAll(':scope > [data-tab]')];
    const list = document.createElement('div');
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', group.dataset.tabs);
    const tabs = panels.map((panel) => {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.textContent = panel.dataset.tab;
      tab.id = `${panel.id}-tab`;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', panel.id);
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      list.append(tab);
      return tab;
    });
    let chosen = 0;
    const choose = (index, focus) => {
      chosen = index;
      panels.forEach((panel, i) => {
        panel.hidden = i !== index;
        tabs[i].setAttribute('aria-selected', String(i === index));
        tabs[i].tabIndex = i === index ? 0 : -1;
      });
      if (focus) {
        tabs[index].focus();
        // Puts the tab into the URL, so that the other language opens it too.
        history.replaceState(null, '', `#${panels[index].id}`);
      }
    };
    tabs.forEach((tab, index) => {
      tab.addEventListener('click', () => choose(index, true));
      panels[index].addEventListener('choose', () => choose(index, false));
      tab.addEventListener('keydown', (event) => {
        const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 };
        if (event.key in to) {
          event.preventDefault();
          choose((to[event.key] + tabs.length) % tabs.length, true);
        }
      });
    });
    group.prepend(list);
    group.classList.add('chosen');
    choose(0, false);
    // Print shows all tabs.
    addEventListener('beforeprint', () => panels.forEach((panel) => panel.removeAttribute('hidden')));
    addEventListener('afterprint', () => choose(chosen, false));
  }

  for (const figure of document.querySelectorAll('figure.code')) {
    const code = figure.querySelector('code');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy quiet';
    button.textContent = say('site.copy');
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = say('site.copied');
      } catch (notAllowed) {
        getSelection().selectAllChildren(code);
        button.textContent = say('site.selected');
      }
      setTimeout(() => {
        button.textContent = say('site.copy');
      }, 2000);
    });
    figure.append(button);
    if (window.hljs && !code.classList.contains('language-plaintext')) {
      window.hljs.highlightElement(code);
    }
  }

  // The button at an error clicks the form's button for that error.
  for (const button of document.querySelectorAll('.try-error')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const real = [...document.querySelectorAll('[data-try] [data-error]')].find(
        (other) => other.dataset.error === button.dataset.error,
      );
      document.getElementById('try').scrollIntoView();
      if (real) {
        real.focus({ preventScroll: true });
        real.click();
      }
    });
  }

  const field = document.getElementById('search');
  const results = document.getElementById('search-results');
  const status = document.getElementById('search-status');
  const found = (text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const score = (entry) => {
      const title = entry.title.toLowerCase();
      const all = `${title} ${entry.where} ${entry.text}`.toLowerCase();
      if (!words.every((word) => all.includes(word))) {
        return 0;
      }
      return title === text.toLowerCase().trim() ? 4 : title.startsWith(words[0]) ? 3 : title.includes(words[0]) ? 2 : 1;
    };
    return (window.bssSearch || [])
      .map((entry) => ({ entry, score: words.length ? score(entry) : 0 }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 12)
      .map((hit) => hit.entry);
  };
  const show = () => {
    const entries = found(field.value);
    results.replaceChildren(
      ...entries.map((entry) => {
        const link = document.createElement('a');
        link.href = document.body.dataset.base + entry.url;
        if (entry.lang) {
          link.lang = entry.lang;
        }
        const title = document.createElement('strong');
        title.textContent = entry.title;
        const where = document.createElement('span');
        where.textContent = ` ${entry.where}`;
        const text = document.createElement('small');
        text.textContent = entry.text;
        link.append(title, where, text);
        const item = document.createElement('li');
        item.append(link);
        return item;
      }),
    );
    const count = field.value.trim() ? say('site.found').replace('{n}', entries.length) : '';
    if (count && entries.length === 0) {
      const none = document.createElement('li');
      none.className = 'none';
      none.textContent = count;
      results.append(none);
    }
    results.hidden = !count;
    status.textContent = count;
  };
  field.addEventListener('input', show);
  field.addEventListener('focus', show);
  const search = field.closest('.search');
  search.addEventListener('keydown', (event) => {
    const links = [...results.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      results.hidden = true;
      field.focus();
    } else if (event.key === 'ArrowDown' && links.length > 0) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      (at === 0 ? field : links[at - 1]).focus();
    } else if (event.key === 'Enter' && at < 0 && links.length > 0) {
      links[0].click();
    }
  });
  search.addEventListener('focusout', (event) => {
    if (!search.contains(event.relatedTarget)) {
      results.hidden = true;
    }
  });
  results.addEventListener('click', () => {
    results.hidden = true;
  });
  addEventListener('keydown', (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === '/' && !typing) {
      event.preventDefault();
      field.focus();
    }
  });

  showTarget();
})();
