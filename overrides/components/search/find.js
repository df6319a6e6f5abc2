/* Finding: the order of what is found. It knows nothing of a page; `script.js` shows what it gives.

   A page is rated by four things: how well its own words fit, the one phrase known to be typed for it
   that is most like what was typed, all such phrases together, and how often each word is in them.
   The constants were tuned on queries written blind (tests/search). */
(function (search) {
  'use strict';
  const OWN = 0.2, LIKE = 0.8, TOGETHER = 0.5, OFTEN = 0.8;
  const WHOLE = 0.4;                   // of a page's own words: the part that any of its parts may have
  const TYPED = 0.65, STEEP = 3;       // what was typed weighs more than the phrase; near ones most
  const HERE = 1.35, FOR_ALL = 1.12, AWAY = 0.6;      // pages of the reader's own audience, of all, of others
  const TOLD = 1.2, NOT_TOLD = 0.75;                  // the same where the words tell who is asking
  const AGAIN = 0.5, ENOUGH = 0.3, MOST = 40;

  search.open = (data, MiniSearch) => {
    const { looked, entries, phrases, size, owners } = search.index(data, MiniSearch);
    const signs = { ...data.help, methods: new Set(data.help.methods.split(' ')) };
    const total = (list) => list.reduce((sum, each) => sum + each, 0), most = (list) => list.reduce((a, b) => Math.max(a, b), 1);

    /* Readers of whom the words tell: "my daughter" is said by a parent. */
    function told(typed) {
      const text = ' ' + typed.map(search.stem).join(' ') + ' ';
      return Object.entries(data.readers).filter(([, said]) => said.some((one) => text.includes(' ' + one + ' '))).map(([name]) => name);
    }
    /* What the words lead to: for each page the points of its parts and words, and of phrases. */
    function led(words, whole) {
      const results = new Map(), points = new Float32Array(entries), near = new Float32Array(phrases - entries), touched = [];
      const result = (page, entry) => {
        if (!results.has(page)) results.set(page, { page, first: entry, best: 0, words: new Float32Array(words.length), like: 0, together: 0 });
        return results.get(page);
      };
      words.forEach(({ docs, scores, fits, weight }, word) => docs.forEach((doc, at) => {
        if (doc >= phrases) return;
        if (doc >= entries) {
          if (!near[doc - entries]) touched.push(doc - entries);
          near[doc - entries] += fits[at] * weight;
          return;
        }
        const one = result(owners[doc], doc);
        points[doc] += scores[at];
        one.words[word] = Math.max(one.words[word], scores[at]);
        if (points[doc] > one.best) Object.assign(one, { best: points[doc], part: doc });
      }));
      for (const phrase of touched) {
        const entry = data.asked[phrase], one = result(owners[entry], entry);
        const like = near[phrase] / (whole ** TYPED * size[entries + phrase] ** (1 - TYPED));
        one.together += like ** STEEP;
        if (like > one.like) Object.assign(one, { like, first: entry, phrase });
      }
      return [...results.values()];
    }
    /* How often the words are typed for each page: page -> sum. */
    function often(words) {
      const sums = new Map();
      for (const word of words) for (const [page, points] of word.often) sums.set(page, (sums.get(page) || 0) + points);
      return sums;
    }
    /* How well the page's own words fit. */
    function own(one, words, whole) {
      const met = total(words.filter((_, at) => one.words[at]).map(({ weight }) => weight)) / whole;
      return (one.best * (1 - WHOLE) + total(one.words) * WHOLE) * (0.3 + 0.7 * met);
    }
    /* With the terms by which each was found, to be marked: those of all its parts. */
    function termed(found, words) {
      const terms = new Map(found.map(({ key }) => [key, new Set()]));
      for (const word of words) {
        for (const [doc, hit] of word.found) {
          const own = doc < entries && terms.get(owners[doc]);
          if (own) hit.terms.forEach((term) => own.add(term));
        }
      }
      return found.map(({ key, ...one }) => ({ ...one, terms: [...terms.get(key)] }));
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
      const rated = led(words, whole).map((one) => [one, own(one, words, whole)]);
      const top = most(rated.map(([, points]) => points)), topSum = most([...sums.values()]);
      const found = rated.map(([one, points]) => {
        const entry = one.best ? one.part : one.first, page = data.entries[entry][0], of = data.audiences[data.pages[page][2]];
        const score = OWN * points / top + LIKE * one.like + TOGETHER * one.together ** (1 / STEEP)
          + OFTEN * (sums.get(one.page) || 0) / topSum;
        return { page, entry, score: score * suits(of, audience, tells), audience: of, phrase: one.phrase, key: one.page };
      });
      return termed(once(found), words);
    }
    /* `careful`: the reader may be in danger; `ongoing`: the last word may go on. */
    return (query, audience, careful, ongoing) => ({
      help: search.help(query, signs, careful), found: find(query, audience, ongoing),
    });
  };
})(fpSearch);
