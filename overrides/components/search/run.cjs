/* In Node, never served: makes the index (`make`) and asks it (`find`), by what stands on its input. */
'use strict';
const fs = require('fs'), path = require('path'), vm = require('vm');
const [, , what, engine] = process.argv;
const own = ['words.js', 'help.js', 'index.js', 'find.js', 'make.js'].map((name) => path.join(__dirname, name));
for (const file of [engine, ...own]) vm.runInThisContext(fs.readFileSync(file, 'utf8'), { filename: file });
const given = JSON.parse(fs.readFileSync(0, 'utf8'));
const tasks = {
  make: () => fpSearch.make(given, MiniSearch),
  find: () => {
    const ask = fpSearch.open(given.data, MiniSearch);
    return given.queries.map(([query, audience]) => {
      const told = ask(query, audience, !audience || given.data.careful.includes(audience), false);
      return { help: told.help, found: told.found.slice(0, given.most) };
    });
  },
};
process.stdout.write(JSON.stringify(tasks[what]()));
