/* Words for search: how they are told apart, shortened, likened by their letters and by ear, and
   hashed. It runs in the reader's browser, and in Node where the index is made. */
var fpSearch = {};
(function (search) {
  'use strict';
  const single = (s) => (/([^aeioulsz])\1$/.test(s) ? s.slice(0, -1) : s);

  /* Lower case, without the accents of Latin letters and without apostrophes. */
  search.fold = (text) => text.normalize('NFKD').replace(/[\u0300-\u036f'’‘`]/g, '').toLowerCase();
  search.words = (text) => search.fold(text).split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word);

  /* A word without the endings of English, so that "hurting" finds "hurt". */
  search.stem = (word) => {
    if (/[^a-z]/.test(word)) return word;
    let s = word;
    if (s.length > 4 && s.endsWith('ies')) s = s.slice(0, -3) + 'y';
    else if (s.length > 3 && /[^suia]s$/.test(s)) s = s.slice(0, -1);
    if (s.length > 5 && s.endsWith('ing')) s = single(s.slice(0, -3));
    else if (s.length > 4 && s.endsWith('ed')) s = single(s.slice(0, -2));
    return s.length > 3 && s.endsWith('e') ? s.slice(0, -1) : s;
  };

  /* How a word sounds, roughly: for names by ear, and spellings that few letters cannot mend. */
  search.sound = (word) => word.replace(/ph/g, 'f').replace(/gh|h/g, '').replace(/c(?=[eiy])/g, 's')
    .replace(/[ts]i(?=o)/g, 's').replace(/ck|[qcx]/g, 'k').replace(/z/g, 's').replace(/dg|j/g, 'g')
    .replace(/^kn/, 'n').replace(/^wr/, 'r').replace(/(?!^)[aeiouwy]/g, '').replace(/(.)\1+/g, '$1');

  /* How many letters to change, put in, leave out or swap; where it is more than `most`, most + 1. */
  search.apart = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        if (a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      before = last;
      last = row;
    }
    return Math.min(last[b.length], most + 1);
  };
  /* How many slips are forgiven in a word of this length. */
  search.slips = (length) => (length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3);

  /* Words that name methods are never readable on the site. They are compared by the hashes of the
     word and of the word without one of its letters, so that a slip is met too. */
  const hash = (word) => {
    let h = 2166136261;
    for (const c of word) h = Math.imul(h ^ c.codePointAt(0), 16777619);
    return ((h ^ (h >>> 15)) >>> 0).toString(36);
  };
  search.hashes = (word) => (word.length < 6 ? [word]
    : [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]).map(hash);
})(fpSearch);
