// Redirects to the reader's language. Without scripts, the page shows links.
(() => {
  'use strict';
  const wanted = (navigator.languages || [navigator.language]).map((tag) => tag.split('-')[0]);
  const links = [...document.querySelectorAll('[data-language]')];
  const best = wanted
    .map((language) => links.find((link) => link.dataset.language === language))
    .find(Boolean);
  location.replace((best || links[0]).getAttribute('href'));
})();
