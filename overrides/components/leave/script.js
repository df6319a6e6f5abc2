/* Leave this page: covers it at once, forgets the walk, goes back past the walk's steps and puts a
   page about nothing in their place, so that Back lands before this page. Shift pressed three times
   does the same. What it cannot do is told on the page on safer browsing. */
(function () {
  'use strict';
  const links = document.querySelectorAll('[data-fp-leave]');
  if (!links.length) return;
  const WAIT = 5000, title = document.title;
  const cover = document.createElement('div'), told = document.createElement('div');
  /* at and place: the entry of the history on view, see count(). presses: of Shift so far; alone:
     whether Shift is down and nothing else. covered and gone: how far we are with leaving. */
  let at = 0, place = location.href, presses = 0, alone, timer, covered, gone;

  cover.className = 'fp-cover';
  cover.setAttribute('role', 'alert');
  cover.textContent = 'Loading.';
  told.className = 'fp-unseen';
  told.setAttribute('role', 'status');
  document.body.appendChild(told);

  function mark(number) {
    try {
      history.replaceState(number, '');
    } catch (refused) { /* then Back may land on an earlier step of this page */ }
  }

  /* Every entry of this page holds how many entries it is from the one in which the page was
     opened. The widget sees to its own; a link within the page makes an entry without a number. */
  function count() {
    if (history.state === null) mark(at + (location.href != place));
    at = +history.state || 0;
    place = location.href;
  }

  function away() {
    clearTimeout(timer);
    if (!gone) location.replace(links[0].href);
    gone = true;
  }

  function leave(event) {
    if (event) event.preventDefault();
    if (covered) return;
    covered = true;
    document.body.classList.add('fp-covered');
    document.body.appendChild(cover);
    document.title = 'Loading';
    clearTimeout(timer);
    document.dispatchEvent(new Event('fp-forget'));
    const back = Math.min(+history.state || 0, history.length - 1);
    if (back < 1) return away();
    timer = setTimeout(away, 1000);
    history.go(-back);
  }

  function reset(words) {
    clearTimeout(timer);
    told.textContent = presses ? words : '';
    presses = 0;
  }

  function pressed() {
    presses += 1;
    if (presses > 2) return leave();
    clearTimeout(timer);
    timer = setTimeout(() => reset('You stay on this page.'), WAIT);
    told.textContent = presses < 2 ? 'Press Shift two more times to leave this page.'
      : 'Press Shift once more to leave this page.';
  }

  links.forEach((link) => link.addEventListener('click', leave));
  document.addEventListener('keydown', (event) => {
    if (covered) return;
    const other = event.key != 'Shift' || event.ctrlKey || event.altKey || event.metaKey;
    alone = !other && (alone || !event.repeat);
    if (other) reset('');
  });
  document.addEventListener('keyup', (event) => {
    if (event.key != 'Shift') return;
    if (alone && !covered) pressed();
    alone = false;
  });
  document.addEventListener('pointerdown', () => { alone = false; });
  window.addEventListener('pageshow', () => {
    if (covered) document.title = title;
    covered = gone = false;
    cover.remove();
    document.body.classList.remove('fp-covered');
    reset('');
    count();
  });
  /* Later than the widget, which is loaded after this. */
  document.addEventListener('DOMContentLoaded', () => {
    window.addEventListener('popstate', () => covered ? away() : count());
  });
  count();
})();
