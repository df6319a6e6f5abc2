/* Pages that are opened from a disk: links made by other scripts name a file, not a folder; and once
   the day of the next review is past, a notice says so. It asks the device for the day, and keeps nothing. */
(function () {
  'use strict';
  function named(link) {
    const [way, anchor] = link.getAttribute('href').split('#');
    if (!/^(\.\.?\/)*[\w/.-]*\/$/.test(way) && !/^file:.*\/$/.test(way)) return;
    link.setAttribute('href', way + 'index.html' + (anchor === undefined ? '' : '#' + anchor));
  }
  function look() {
    document.querySelectorAll('a[href*="/"]').forEach(named);
  }
  look();
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });

  const notice = document.querySelector('[data-fp-due]');
  if (!notice) return;
  const now = new Date(), two = (number) => String(number).padStart(2, '0');
  const day = now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
  if (day > notice.dataset.fpDue) notice.className = 'fp-old';
})();
