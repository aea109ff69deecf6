// Runs before the page is drawn, so that the chosen theme does not flash.
(() => {
  'use strict';
  try {
    const theme = localStorage.getItem('bss-theme');
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    }
  } catch (refused) {
    // a browser that keeps nothing has the system's theme
  }
})();
