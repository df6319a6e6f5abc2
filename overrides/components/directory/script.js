/* Fingerpost's directory: filters over the whole list, and who is open now.
   The page carries what is needed as ids, minutes and days (made by fingerpost/pages/directory.py
   and filters.py); without this script the list is whole and the fields are not shown. What is
   chosen lives in the fields only: no storage, no address, no request. ES2017, no dependency. */
(function () {
  'use strict';

  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const box = document.querySelector('.fp-filter');
  if (!box) return;

  const read = (element, name) => JSON.parse(element.getAttribute('data-fp-' + name));
  const [count, none] = all(box, '.fp-count, .fp-none'), fields = all(box, 'select, input');
  const [who, area, age, ...ways] = fields;
  const entries = all(document, '.fp-entry'), groups = all(document, '.fp-group');

  /* Runs act; if that throws, the list is made whole and the fields go. */
  const guarded = (act) => (event) => {
    try {
      act(event);
    } catch (error) {
      box.hidden = true;
      entries.concat(groups).forEach((element) => { element.hidden = false; });
      setTimeout(() => { throw error; });
    }
  };

  /* Whether a choice leaves this in; an empty list shuts nobody out. */
  const among = (list, choice) => !choice || !list[0] || list.includes(choice);

  /* Sets what is chosen as if the page had come with it: Firefox keeps for its next start, on the
     device, what differs from that. */
  function own(field) {
    field.defaultChecked = field.checked;
    all(field, 'option').forEach((option) => { option.defaultSelected = option.selected; });
  }

  function apply() {
    fields.forEach(own);
    const ticked = ways.filter((way) => way.checked);
    const found = entries.filter((entry) => {
      const facts = read(entry, 'entry');
      const fits = among(facts.who, who.value) && among(facts.area, area.value)
        && (!age.value || (facts.ages[0] <= age.value && facts.ages[1] >= age.value))
        && (!ticked[0] || ticked.some((way) => facts.ways.includes(way.value)));
      entry.hidden = !fits;
      return fits;
    }).length;
    groups.forEach((group) => { group.hidden = !group.querySelector('.fp-entry:not([hidden])'); });
    count.textContent = found ? found + ' of ' + entries.length + ' shown.' : none.textContent;
  }

  function clear() {
    fields.forEach((field) => {
      field.checked = false;
      if (field.options) field.value = '';
    });
    apply();
  }

  guarded(() => {
    clear();
    count.textContent = '';
    box.addEventListener('change', guarded(apply));
    box.querySelector('button').addEventListener('click', guarded(clear));
    window.addEventListener('pagehide', guarded(clear));
    /* A link to an entry that is filtered away shows the whole list again. */
    document.addEventListener('click', guarded((event) => {
      const link = event.target.closest('a[href^="#"]');
      const place = link && document.getElementById(link.hash.slice(1));
      if (place && !place.offsetParent) clear();
    }));
    box.hidden = false;
  })();

  /* What to say of a week, which is what holds on bank holidays ("open", "closed", "unknown") and
     then spans: [day, from, until, its name, from in words]. Today is the UTC midnight that stands
     for the day in London. A day is in doubt where nobody knows whether its hours hold. */
  function state(week, today, minute, holidays) {
    const iso = (day) => new Date(day).toISOString().slice(0, 10);
    const doubt = (day) => week[0] != 'open' && (!(iso(day) <= holidays[holidays.length - 1])
      || (week[0] != 'closed' && holidays.includes(iso(day))));
    for (let ahead = -1; ahead < 7; ahead += 1) {
      const day = today + ahead * 864e5, name = (new Date(day).getUTCDay() + 6) % 7;
      for (const span of week) {
        const from = ahead * 1440 + span[1], until = ahead * 1440 + span[2];
        if (span[0] !== name || minute >= until) continue;
        if (doubt(today) || doubt(day)) return '';
        if (week[0] == 'closed' && holidays.includes(iso(day))) continue;
        return from <= minute ? ' Open now' : ' Closed now, opens '
          + (ahead > 1 ? span[3] + ' ' : ahead ? 'tomorrow ' : '') + 'at ' + span[4];
      }
    }
    return ' Closed now';
  }

  /* Where the browser does not know London's time, nothing is said. */
  try {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric'
    });
    const holidays = read(box, 'holidays');
    const lines = all(document, '.fp-hours').map((hours) => {
      const line = document.createElement('b');
      line.className = 'fp-now';
      return [hours.parentNode.appendChild(line), read(hours, 'open')];
    });
    const tell = () => {
      const at = {};
      clock.formatToParts(new Date()).forEach((part) => { at[part.type] = +part.value; });
      lines.forEach(([line, week]) => {
        line.textContent = state(week, Date.UTC(at.year, at.month - 1, at.day),
          at.hour % 24 * 60 + at.minute, holidays);
      });
    };
    tell();
    setInterval(tell, 6e4);
  } catch (unknown) { /* see above */ }
})();
