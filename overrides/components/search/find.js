/* Finding: the order of what is found. It knows nothing of a page; `script.js` shows what it gives.

   A page is rated by four things: how well its own words fit, the one phrase known to be typed for it
   that is most like what was typed, all such phrases together, and how often each word is in them.
   The constants were tuned on queries written blind (tests/search). */
(function (search) {
  'use strict';
  const OWN = 0.2, LIKE = 0.8, TOGETHER = 0.5, OFTEN = 0.8;
  const WHOLE = 0.4;                   // of a page's own words: the part that any of its parts may have
  const TYPED = 0.65, STEEP = 3;       // what was typed weighs more than the phrase; near ones most
  const SOON = 2;                      // how soon one more phrase with a word tells little
  const HERE = 1.35, FOR_ALL = 1.12, AWAY = 0.6;      // pages of the reader's own audience, of all, of others
  const TOLD = 1.2, NOT_TOLD = 0.75;                  // the same where the words tell who is asking
  const AGAIN = 0.5, ENOUGH = 0.3, MOST = 40;

  search.open = (data, MiniSearch) => {
    const { looked, entries, phrases, size, typedFor } = search.index(data, MiniSearch);
    const signs = { ...data.help, methods: new Set(data.help.methods.split(' ')) };
    const pages = new Set(data.asked.map((entry) => search.owner(data, entry))).size;
    const total = (list) => list.reduce((sum, each) => sum + each, 0);
    const most = (values) => Math.max(1, ...values);

    /* Readers of whom the words tell: "my daughter" is said by a parent. */
    function told(typed) {
      const text = ' ' + typed.map(search.stem).join(' ') + ' ';
      return Object.entries(data.readers).filter(([, said]) => said.some((one) => text.includes(' ' + one + ' '))).map(([name]) => name);
    }
    /* Pages that the words lead to, with all that is known of how. */
    function led(words, whole) {
      const results = new Map(), near = new Map();
      const result = (entry) => {
        const key = search.owner(data, entry);
        if (!results.has(key)) results.set(key, { key, parts: new Map(), words: new Map(), like: 0, together: 0, first: entry, terms: new Set() });
        return results.get(key);
      };
      for (const { word, found, weight } of words) {
        for (const [doc, { score, fit, terms }] of found) {
          if (doc >= phrases) continue;
          if (doc >= entries) {
            near.set(doc, (near.get(doc) || 0) + fit * weight);
            continue;
          }
          const one = result(doc);
          one.parts.set(doc, (one.parts.get(doc) || 0) + score);
          one.words.set(word, Math.max(one.words.get(word) || 0, score));
          terms.forEach((term) => one.terms.add(term));
        }
      }
      for (const [doc, met] of near) {
        const entry = data.asked[doc - entries], one = result(entry);
        const like = met / (whole ** TYPED * size[doc] ** (1 - TYPED));
        one.together += like ** STEEP;
        if (like > one.like) Object.assign(one, { like, first: entry, phrase: doc - entries });
      }
      return [...results.values()];
    }
    /* How often the words are typed for each page: page -> sum. */
    function often(words) {
      const sums = new Map();
      for (const { found } of words) {
        const fits = new Map(), best = new Map();
        for (const [doc, { fit, terms }] of found) {
          if (doc >= entries && doc < phrases) terms.forEach((term) => fits.set(term, Math.max(fits.get(term) || 0, fit)));
        }
        for (const [term, fit] of fits) {
          const where = typedFor.get(term), tells = Math.log(1 + pages / where.size);
          for (const [page, times] of where) best.set(page, Math.max(best.get(page) || 0, fit * tells * times * (SOON + 1) / (times + SOON)));
        }
        for (const [page, points] of best) sums.set(page, (sums.get(page) || 0) + points);
      }
      return sums;
    }
    /* How well the page's own words fit, and the part of it that fits best. */
    function own(one, words, whole) {
      const [entry, best] = [...one.parts].reduce((a, b) => (b[1] > a[1] ? b : a), [one.first, 0]);
      const met = total(words.filter(({ word }) => one.words.has(word)).map(({ weight }) => weight)) / whole;
      return [entry, (best * (1 - WHOLE) + total([...one.words.values()]) * WHOLE) * (0.3 + 0.7 * met)];
    }
    function suits(of, audience, tells) {
      if (of && tells.length) return tells.includes(of) ? TOLD : NOT_TOLD;
      return !audience ? 1 : of == audience ? HERE : of ? AWAY : FOR_ALL;
    }
    const byScore = (a, b) => b.score - a.score || a.entry - b.entry;
    /* A page that several audiences have, each in its words, stands once among the first. */
    function once(found) {
      const titles = new Set();
      found.sort(byScore).forEach((one) => {
        const title = data.pages[one.page][1];
        if (one.audience && titles.has(title)) one.score *= AGAIN;
        titles.add(title);
      });
      return found.sort(byScore).filter(({ score }) => score > ENOUGH * found[0].score).slice(0, MOST);
    }

    /* What is found, best first: {page, entry, score, terms, audience, phrase}. */
    function find(query, audience, ongoing) {
      const typed = search.words(query), words = looked(typed, ongoing), tells = told(typed);
      const whole = total(words.map(({ weight }) => weight)) || 1, sums = often(words);
      const rated = led(words, whole).map((one) => [one, ...own(one, words, whole)]);
      const top = most(rated.map(([, , points]) => points)), topSum = most(sums.values());
      return once(rated.map(([one, entry, points]) => {
        const page = data.entries[entry][0], of = data.audiences[data.pages[page][2]];
        const score = OWN * points / top + LIKE * one.like + TOGETHER * one.together ** (1 / STEEP)
          + OFTEN * (sums.get(one.key) || 0) / topSum;
        return { page, entry, score: score * suits(of, audience, tells), terms: [...one.terms], audience: of, phrase: one.phrase };
      }));
    }
    /* `careful`: the reader may be in danger; `ongoing`: the last word may go on. */
    return (query, audience, careful, ongoing) => ({
      help: search.help(query, signs, careful), found: find(query, audience, ongoing),
    });
  };
})(fpSearch);
