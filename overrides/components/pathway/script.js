/* Fingerpost's widget: shows a pathway's own sections one step at a time.
   Each section carries its rules as JSON (made by fingerpost/pages/compact.py); what is hidden is
   hidden by pathway.css under .fp-walking, so without this class, and in print, the page is whole.
   State lives in memory only. ES2017, no dependency; served minified. */
(function () {
  'use strict';

  /* Whether a compact condition holds. given: {step: [answers]} of the questions asked so far. */
  function holds(c, given) {
    const parts = c.slice(1), asked = given[c[1]];
    switch (c[0]) {
      case '=': return !!asked && asked.some((a) => c.indexOf(a, 2) > 0);
      case '?': return !!asked;
      case '&': return parts.every((p) => holds(p, given));
      case '|': return parts.some((p) => holds(p, given));
      default: return !holds(c[1], given);
    }
  }

  /* Whether picked (a list) answers this question: one known answer; or ticks, none of them
     exclusive unless alone. */
  const fits = (step, picked) => picked.length > 0 && (step.t
    ? picked.length < 2 || !picked.some((a) => (step.x || []).includes(a))
    : picked.length < 2 && Object.keys(step.a).includes(picked[0]));

  /* Walks as far as the answers lead. steps: {id: compact step}; answers: {id: answer or [ticks]}.
     Gives the route (steps shown), the answers given on it, and how it ended: an outcome, a
     missing answer, or a problem (an answer that is none, a dead end, a step met twice). */
  function walk(steps, start, answers) {
    const out = {
      route: [], given: Object.create(null), outcome: null, missing: null, problem: null, unused: []
    };
    const known = Object.assign(Object.create(null), answers), met = [];
    let id = start, ended;
    while (!ended) {
      const step = steps[id];
      let rules;
      ended = 'problem';
      if (step && !met.includes(id)) {
        met.push(id);
        rules = step.g;
        if (step.w && !holds(step.w, out.given)) rules = [[step.o]];
        else {
          out.route.push(id);
          if (step.k == 'o') ended = 'outcome';
          else if (step.k == 'q') {
            const picked = [].concat(known[id]);
            rules = null;
            if (known[id] == null) ended = 'missing';
            else if (fits(step, picked)) {
              out.given[id] = picked;
              rules = step.t ? step.g : step.a[picked[0]];
            }
          }
        }
      }
      const rule = (rules || []).find((r) => !r[1] || holds(r[1], out.given));
      if (rule) {
        id = rule[0];
        ended = '';
      }
    }
    out[ended] = id;
    out.unused = Object.keys(known).filter((step) => !out.given[step] && step != id);
    return out;
  }

  window.Fingerpost = Object.freeze({walk, holds});

  const box = document.querySelector('.fp-pathway[data-fp]');
  if (!box || !history.pushState) return;

  const ASIDE = '.fp-number,.fp-goes,.fp-rules,.fp-passing,.fp-when-words,.fp-off';
  const steps = Object.create(null), sections = Object.create(null), made = [];
  /* states: those of this visit, by the counter that history holds; {answers, done, all}, where
     done are the actions left behind and all is '' while walking, else where all steps are shown.
     A counter is how many entries of history lie between the one in which the page was opened and
     its own; leave/script.js relies on that. first and now: those of the first state and of the
     one on view; place: its address; aim: where our own Back is going; ticked: what was ticked
     last, for coming back. */
  let states, ticked, start, first, now, place, aim = null, broken, bar, list, status;

  const each = (root, selector, act) => [].forEach.call(root.querySelectorAll(selector), act);
  const head = (id) => sections[id].querySelector('h2');

  /* The words of an element as a reader sees them now, without numbers and rules. */
  function words(element) {
    const copy = element.cloneNode(true);
    each(copy, ASIDE, (aside) => aside.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  }

  function make(parent, tag, name, text, act) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    if (act) {
      element.type = 'button';
      element.addEventListener('click', guarded(act));
    }
    return parent.appendChild(element);
  }

  /* Sets a tick as if the page had come with it: Firefox keeps for its next start, on the device,
     what differs from that. */
  const set = (input, on) => { input.checked = input.defaultChecked = on; };

  /* Runs act; if that throws, the page is made whole again and then left alone. */
  const guarded = (act) => (event) => {
    try {
      if (!broken) act(event);
    } catch (error) {
      broken = 1;
      box.classList.remove('fp-walking', 'fp-all');
      made.forEach((element) => element.remove());
      setTimeout(() => { throw error; });
    }
  };

  /* Begins afresh at this history entry; whatever was answered before is forgotten. */
  function fresh(all) {
    ticked = Object.create(null);
    first = now = +history.state || 0;
    states = {[now]: {answers: {}, done: [], all}};
  }

  /* Writes a bare counter into this history entry. Where a browser refuses, our Back still works. */
  function mark(key, how, address) {
    try {
      history[how || 'replaceState'](key, '', address);
    } catch (refused) { /* see above */ }
  }

  /* Sets the state of the entry after the present one, which is new: what came after is forgotten. */
  function put(state) {
    now += 1;
    Object.keys(states).forEach((key) => { if (key >= now) delete states[key]; });
    states[now] = state;
    place = location.href;
  }

  /* Goes on to a new state, under the same address without its fragment. */
  function go(answers, done, all) {
    mark(now, '', location.hash ? location.pathname + location.search : undefined);
    mark(now + 1, 'pushState');
    put({answers, done, all});
    show(1);
  }

  /* Back to an earlier state, along the browser's history where that has kept up with us. Entries
     that a link within the page made show the same state, and are passed over. */
  function back(to) {
    while (to > first && states[to] == states[now]) to -= 1;
    aim = to;
    if (history.state === now) history.go(to - now);
    else land();
  }

  /* Arrives at a history entry: one that we know; or a new one, made by a link within the page,
     which shows what is on view; or one of an earlier visit, where the walk begins afresh. */
  function land() {
    const key = aim === null ? history.state : aim, still = key === now && aim === null;
    aim = null;
    if (key === null) {
      if (location.href != place) put(states[now]);
    } else if (states[key]) now = key;
    else fresh();
    if (history.state !== now) mark(now);
    place = location.href;
    if (key !== null && !still) show(1);
  }

  function answer(id, picked) {
    const state = states[now], answers = Object.assign({}, state.answers, {[id]: picked});
    const met = walk(steps, start, answers);
    ticked[id] = picked;
    met.unused.forEach((step) => delete answers[step]);
    go(answers, state.done.filter((step) => met.route.includes(step)));
    if (met.unused[0]) {
      status.textContent = 'No longer asked, so left out of your answers: '
        + met.unused.map((step) => words(head(step))).join(' ');
    }
  }

  /* Puts the present state on view: the step, its parts that vary, the answers so far. Then tells
     the page's other scripts, in memory only; practice.js listens. */
  function show(moved) {
    const state = states[now], met = walk(steps, start, state.answers), given = Object.create(null);
    const stop = met.route.find((id) => steps[id].k == 'a' && !state.done.includes(id));
    const here = stop || met.outcome || met.missing;
    if (!here) throw Error('No way on at ' + met.problem);
    let line = list.firstChild;
    status.textContent = '';
    met.route.slice(0, met.route.indexOf(here) + 1).forEach((id) => {
      each(sections[id], '[data-fp-when]', (part) => part.classList.toggle('fp-off',
        !holds(JSON.parse(part.getAttribute('data-fp-when')), given)));
      if (id == here || !met.given[id]) return;
      given[id] = met.given[id];
      const key = id + ' ' + given[id];
      if (line && line.key != key) line = cut(line);
      if (line) line = line.nextSibling;
      else tell(id, given[id]).key = key;
    });
    cut(line);
    make(list, 'li', 'fp-reached', words(head(here)));
    each(box, '.fp-here', (section) => section.classList.remove('fp-here'));
    each(box, ':checked', (input) => set(input, false));
    each(box, '.fp-error', (error) => { error.textContent = ''; });
    sections[here].classList.add('fp-here');
    each(sections[here], 'input', (input) => {
      set(input, (ticked[here] || []).includes(input.value));
    });
    box.classList.toggle('fp-all', !!state.all);
    box.classList.toggle('fp-walking', !state.all);
    bar.classList.toggle('fp-begun', now > first);
    bar.classList.toggle('fp-told', list.children.length > 1);
    if (moved || state.all) head(state.all || here).focus();
    document.dispatchEvent(new CustomEvent('fp-shown', {detail: {met, here, sections, words}}));
  }

  /* Removes a line of "Your answers" and all that follow; those before stay as they are. */
  function cut(line) {
    while (line && line.nextSibling) line.nextSibling.remove();
    if (line) line.remove();
    return null;
  }

  /* Adds one line to "Your answers". */
  function tell(id, picked) {
    const line = make(list, 'li'), question = words(head(id));
    make(line, 'span', '', question + ' ');
    make(line, 'b', '', picked.map((a) => words(
      sections[id].querySelector('[data-fp-answer="' + a + '"]'))).join(', '));
    make(line, 'button', 'fp-change', 'Change', () => {
      const state = states[now], answers = Object.assign({}, state.answers);
      delete answers[id];
      go(answers, state.done);
    }).setAttribute('aria-label', 'Change: ' + question);
    return line;
  }

  /* A fieldset beside the list of ticks, which stays for reading and for print. */
  function boxes(id) {
    const ticks = sections[id].querySelector('.fp-ticks');
    const field = make(ticks.parentNode, 'fieldset', 'fp-boxes'), inputs = [];
    made.push(field);
    ticks.parentNode.insertBefore(field, ticks);
    make(field, 'legend', '', 'Tick all that apply.');
    each(ticks, '[data-fp-answer]', (item) => {
      const label = make(field, 'label'), input = make(label, 'input');
      input.type = 'checkbox';
      input.autocomplete = 'off';
      input.value = item.getAttribute('data-fp-answer');
      inputs.push(input);
      make(label, 'span', '', words(item));
      const alone = (one) => (steps[id].x || []).includes(one.value);
      input.addEventListener('change', () => inputs.forEach((other) => {
        set(other, other.checked && (other == input || !alone(input) && !alone(other)));
      }));
    });
    const error = make(field, 'p', 'fp-error');
    error.setAttribute('role', 'alert');
    make(field, 'button', '', 'Continue', () => {
      const picked = inputs.filter((input) => input.checked).map((input) => input.value);
      if (picked[0]) answer(id, picked);
      else {
        error.textContent = 'Tick at least one, then continue.';
        inputs[0].focus();
      }
    });
  }

  /* The step that a link within the page leads to, or ''. */
  function target(hash) {
    const place = document.getElementById(hash.slice(1)), section = place && place.closest('.fp-step');
    return Object.keys(sections).find((id) => sections[id] == section) || '';
  }

  function clicked(event) {
    const link = event.target.closest('a[href^="#"]'), state = states[now];
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey
      || event.shiftKey || event.altKey) return;
    const picked = link.getAttribute('data-fp-answer'), to = target(link.hash);
    if (picked && !state.all) {
      answer(Object.keys(sections).find((id) => sections[id].contains(link)), [picked]);
    } else if (to) go(state.answers, state.done, to);
    else return;
    event.preventDefault();
  }

  guarded(() => {
    start = JSON.parse(box.getAttribute('data-fp')).start;
    each(box, '.fp-step', (section) => {
      const heading = section.querySelector('h2');
      const id = section.getAttribute('data-fp-step') || heading.id;
      heading.tabIndex = -1;
      sections[id] = section;
      steps[id] = JSON.parse(section.getAttribute('data-fp'));
    });
    const walking = () => go(states[now].answers, states[now].done);
    const top = make(box, 'p', 'fp-top');
    made.push(top);
    box.insertBefore(top, box.firstChild);
    make(top, 'button', '', 'One step at a time', walking);
    Object.keys(steps).forEach((id) => {
      if (steps[id].t) boxes(id);
      if (steps[id].k != 'a') return;
      made.push(make(sections[id], 'button', 'fp-continue', 'Continue', () => {
        go(states[now].answers, states[now].done.concat(id));
      }));
    });
    made.push(bar = make(box, 'div', 'fp-bar'));
    const row = make(bar, 'p', 'fp-turns');
    make(row, 'button', 'fp-back', 'Back', () => back(now - 1));
    make(row, 'button', 'fp-again', 'Start again', () => {
      const begin = first;
      fresh();
      first = begin;
      states[begin] = {answers: {}, done: []};
      back(begin);
    });
    make(row, 'button', 'fp-see', 'See all steps', () => go(
      states[now].answers, states[now].done,
      Object.keys(sections).find((id) => sections[id].classList.contains('fp-here'))));
    make(row, 'button', 'fp-walk', 'One step at a time', walking);
    status = make(bar, 'p', 'fp-status');
    status.setAttribute('role', 'status');
    make(bar, 'h2', 'fp-yours', 'Your answers');
    list = make(bar, 'ol', 'fp-list');
    fresh(target(location.hash));
    mark(now);
    place = location.href;
    show();
    document.addEventListener('click', guarded(clicked));
    window.addEventListener('popstate', guarded(land));
    window.addEventListener('hashchange', guarded(() => {
      const state = states[now], to = target(location.hash);
      if (!to || state.all) return;
      states[now] = {answers: state.answers, done: state.done, all: to};
      show(1);
    }));
    const forget = guarded(() => {
      fresh();
      show();
    });
    window.addEventListener('pagehide', forget);
    document.addEventListener('fp-forget', forget);
  })();
})();
