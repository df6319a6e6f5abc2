/* Practice: shows a story beside the walk and, at its end, where the way taken differs from the
   agreed way. It listens to the widget (pathway.js), works its buttons, and takes its words from
   the page. State lives in memory only; leaving forgets it. ES2017, no dependency. */
(function () {
  'use strict';
  const all = (selector) => document.querySelectorAll(selector);
  const stories = all('.fp-stories > li'), bar = all('.fp-pathway > .fp-bar')[0];
  if (!bar || !stories[0]) return;

  const box = bar.parentNode, card = make(box, 'div'), told = make(box, 'div');
  const title = make(card, 'h2'), story = make(card, 'p'), status = make(card, 'p');
  /* The story on view, or -1; and whether the focus is to go to it. */
  let at = -1, moved;

  function make(parent, tag, text, act) {
    const element = parent.appendChild(document.createElement(tag));
    element.textContent = text;
    if (act) {
      element.type = 'button';
      element.addEventListener('click', act);
    }
    return element;
  }

  /* Adds a copy of a part of the page to the comparison, if it is there. */
  function copy(part) {
    if (part) told.appendChild(part.cloneNode(true));
  }

  /* Shows a story and starts the walk afresh, by the widget's own buttons. */
  function begin(next) {
    const again = all('.fp-begun .fp-again, .fp-all .fp-walk')[0];
    at = next;
    moved = 1;
    title.textContent = 'Story ' + (at + 1);
    story.textContent = stories[at].querySelector('p').textContent;
    if (again) again.click();
    else shown({});
  }

  /* Sets the way taken beside the agreed way, below the outcome: the first answer that differs.
     Up to there both ways ask the same, and the widget has the words as they stood. */
  function compare({met, here, sections, words}) {
    const agreed = JSON.parse(stories[at].getAttribute('data-fp-agreed'));
    const way = all('.fp-agreed')[at], end = way.querySelector('.fp-end');
    const off = met.route.find((id) => met.given[id] + '' != agreed[id] + ''), step = sections[off];
    const said = (answers) => [].concat(answers).map((id) => '“' + words(
      step.querySelector('[data-fp-answer="' + id + '"]')) + '”').join(' and ');
    sections[here].after(told);
    make(told, 'h2', 'Your way and the agreed way');
    if (off) {
      make(told, 'p', 'At “' + words(step.querySelector('h2')) + '” you answered '
        + said(met.given[off]) + '. The agreed way answers ' + said(agreed[off]) + '.');
      copy(step.querySelector('.fp-why'));
      if (end.getAttribute('data-fp-end') != here) copy(end);
      else make(told, 'p', 'Both ways end here, but what they show can differ.');
    } else make(told, 'p', 'You took the agreed way.');
    copy(way.querySelector('.fp-lesson'));
    make(told, 'button', 'Try again', () => begin(at));
    if (stories[at + 1]) make(told, 'button', 'Next story', () => begin(at + 1));
    status.textContent = 'You have come to the end. How your way compares is below.';
  }

  /* Takes what the widget tells when it shows a step. */
  function shown(detail) {
    const ended = at >= 0 && detail.met && detail.here == detail.met.outcome;
    told.textContent = status.textContent = '';
    card.hidden = at < 0;
    document.body.classList.toggle('fp-practising', at >= 0 && !ended);
    if (ended) compare(detail);
    else if (moved) title.focus();
    moved = 0;
  }

  box.before(card);
  card.className = 'fp-story';
  told.className = 'fp-compared';
  title.tabIndex = -1;
  status.setAttribute('role', 'status');
  stories.forEach((item, number) => {
    make(item, 'button', 'Practise story ' + (number + 1), () => begin(number));
  });
  document.addEventListener('fp-shown', (event) => shown(event.detail));
  window.addEventListener('pagehide', () => {
    at = -1;
    title.textContent = story.textContent = '';
    shown({});
  });
  shown({});
})();
