/* Leave this page: covers it at once, forgets the walk, and goes to a page about nothing, so that
   Back lands before this page. Shift pressed three times does the same. What it cannot do (clear
   the history that the device keeps) is told on the page on safer browsing. */
(function () {
  'use strict';
  const links = [].slice.call(document.querySelectorAll('[data-fp-leave]'));
  if (!links.length) return;
  const WAIT = 5000;
  const cover = document.createElement('div'), told = document.createElement('div');
  let presses = 0, alone = false, timer;

  cover.className = 'fp-cover';
  cover.setAttribute('role', 'alert');
  cover.textContent = 'Loading.';
  told.className = 'fp-unseen';
  told.setAttribute('role', 'status');
  document.body.appendChild(told);

  const away = () => location.replace(links[0].href);

  /* The widget counts its steps in history.state, from 0 at the entry in which the page was opened. */
  function leave(event) {
    if (event) event.preventDefault();
    document.body.classList.add('fp-covered');
    document.body.appendChild(cover);
    document.dispatchEvent(new Event('fp-forget'));
    const back = +history.state || 0;
    if (!back) return away();
    window.addEventListener('popstate', away, {once: true});
    setTimeout(away, 300);
    return history.go(-back);
  }

  function reset(words) {
    clearTimeout(timer);
    told.textContent = presses && words || '';
    presses = 0;
  }

  function pressed() {
    presses += 1;
    clearTimeout(timer);
    if (presses > 2) return leave();
    told.textContent = presses > 1 ? 'Press Shift once more to leave this page.'
      : 'Press Shift two more times to leave this page.';
    timer = setTimeout(() => reset('You stay on this page.'), WAIT);
    return undefined;
  }

  links.forEach((link) => link.addEventListener('click', leave));
  document.addEventListener('keydown', (event) => {
    alone = event.key == 'Shift' && (alone || !event.repeat);
    if (event.key != 'Shift') reset('');
  });
  document.addEventListener('keyup', (event) => {
    if (event.key == 'Shift' && alone) pressed();
    alone = false;
  });
  window.addEventListener('pageshow', () => {
    cover.remove();
    document.body.classList.remove('fp-covered');
    reset('');
  });
})();
