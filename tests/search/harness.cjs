/* In Node, for tests: answers one question a line about the parts of search, as run.cjs loads them. */
'use strict';
const fs = require('fs'), path = require('path'), vm = require('vm'), readline = require('readline');
const [, , folder, engine] = process.argv;
const own = ['words.js', 'help.js', 'index.js', 'find.js', 'make.js'].map((name) => path.join(folder, name));
for (const file of [engine, ...own]) vm.runInThisContext(fs.readFileSync(file, 'utf8'), { filename: file });
vm.runInThisContext('this.fpSearch = fpSearch; this.MiniSearch = MiniSearch;');

const NO_HELP = { within: [], sets: {}, danger: [], seeking: [], others: [], ordinary: [] };
const ONE = { title: 'Page', also: [], text: '', asked: [] };
const NOTHING = { alike: [], small: [], readers: {}, methods: [], help: NO_HELP };
/* The engine, which keeps what was built with it and what was read back from the packed index. */
let built, loaded;
class Kept extends MiniSearch {
  constructor(options) { super(options); built = this; }

  static loadJS(...given) { return (loaded = MiniSearch.loadJS(...given)); }
}
/* What a page's script would have of these entries, of which each is a page. */
const made = (given) => {
  const index = fpSearch.make({ ...NOTHING, ...given }, Kept);
  return {
    audiences: ['', 'staff', 'readers'], ...index,
    entries: given.entries.map((_, at) => [at, '', '', 0]),
    pages: given.entries.map((entry, at) => ['page-' + at + '/', entry.title, entry.audience || 0, 0]),
  };
};
/* A way to ask, kept while the same entries are asked about. */
const kept = new Map();
const asking = (given) => {
  const key = JSON.stringify(given);
  if (!kept.has(key)) kept.set(key, fpSearch.open(made(given), Kept));
  return kept.get(key);
};
const hits = (index, term, options) => index.search(term, options)
  .map((hit) => [hit.id, [...hit.terms].sort(), hit.match]).sort((a, b) => a[0] - b[0]);

const tasks = {
  call: (name, ...given) => fpSearch[name](...given),
  stems: (words) => words.map(fpSearch.stem),
  /* What a way to ask tells of each query: {danger, seeking}. */
  help: (lists, methods, queries, careful) => {
    const ask = asking({ entries: [ONE], help: { ...NO_HELP, ...lists }, methods });
    return queries.map((query) => ask(query, '', careful, false).help);
  },
  /* The lists as they are served. */
  hidden: (lists, methods) => made({ entries: [ONE], help: { ...NO_HELP, ...lists }, methods }).help,
  /* The titles that are found, best first. */
  find: (given, queries, audience, ongoing) => queries.map((query) => asking(given)(query, audience, false, ongoing)
    .found.map((one) => given.entries[one.page].title)),
  /* A whole index as it is served, by a name; then what it gives, as run.cjs asks it. */
  open: (name, data) => { kept.set(name, [data, fpSearch.open(data, MiniSearch)]); },
  answers: (name, queries, most) => queries.map(([query, audience]) => {
    const [data, ask] = kept.get(name);
    const told = ask(query, audience, !audience || data.careful.includes(audience), false);
    return { help: told.help, found: told.found.slice(0, most) };
  }),
  /* What the built index and the one that is read back give for each term. */
  both: (given, terms, options) => {
    fpSearch.open(made(given), Kept);
    return terms.map((term) => [hits(built, term, options), hits(loaded, term, options)]);
  },
};
readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const [task, ...given] = JSON.parse(line);
  process.stdout.write(JSON.stringify(tasks[task](...given) ?? null) + '\n');
});
