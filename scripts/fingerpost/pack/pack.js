/* Pages that are opened from a disk: links made by other scripts name a file, not a folder; and once
   the day of the next review is past, a notice says so. It asks the device for the day, and keeps nothing.
   A device whose day is before the day of making cannot tell, and the notice says that. */
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
  function loud(words) {
    const first = document.createElement('strong');
    first.textContent = words;
    notice.firstElementChild.prepend(first, ' ');
    notice.className = 'fp-old';
  }
  if (day > notice.dataset.fpDue) {
    loud('The day for this copy is past. Ask for a newer pack.');
  } else if (day < notice.dataset.fpMade) {
    loud('The date on this device looks wrong: it is before the day on which this copy was made. ' +
      'So nobody can tell here whether the copy is still good.');
  }
})();
