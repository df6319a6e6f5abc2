"""What the pages of a site do beyond being shown, all of it noted: the counts of the receipt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

NOTE = """(() => {
  if (!location.protocol.startsWith('http')) return;
  const told = (kind, what) => window.fpTold(kind, String(what));
  document.addEventListener('securitypolicyviolation', (event) => {
    told('violations', event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample);
  }, true);
  const noted = (kind, type, ...names) => {
    if (!type) return;
    names.filter((name) => type.prototype[name]).forEach((name) => {
      const plain = type.prototype[name];
      type.prototype[name] = function (...given) {
        told(kind, type.name + '.' + name);
        return plain.apply(this, given);
      };
    });
  };
  noted('storage', window.Storage, 'setItem', 'removeItem', 'clear');
  noted('storage', window.IDBFactory, 'open', 'deleteDatabase');
  noted('storage', window.CacheStorage, 'open', 'delete');
  noted('storage', window.StorageManager, 'getDirectory', 'persist');
  noted('storage', window.ServiceWorkerContainer, 'register');
  noted('cookies', window.CookieStore, 'set', 'delete');
  noted('beacons', window.Navigator, 'sendBeacon');
  const written = (kind, object, name) => {
    const plain = Object.getOwnPropertyDescriptor(object, name);
    const set = function (value) { told(kind, name); plain.set.call(this, value); };
    Object.defineProperty(object, name, {...plain, set});
  };
  written('cookies', Document.prototype, 'cookie');
  written('storage', window, 'name');
  /* A store can also be written to as an object. */
  ['localStorage', 'sessionStorage'].forEach((name) => {
    const real = window[name];
    const proxy = new Proxy(real, {
      get: (_, key) => typeof real[key] == 'function' ? real[key].bind(real) : real[key],
      set: (_, key, value) => { told('storage', name); real[key] = value; return true; },
      deleteProperty: (_, key) => { told('storage', name); return delete real[key]; },
    });
    Object.defineProperty(window, name, {get: () => proxy});
  });
})()"""
"""Wraps every way to keep something in a browser, so that each use is told before it is done."""

KEPT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie ? 1 : 0,
  (await indexedDB.databases()).length, (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length,
].reduce((sum, each) => sum + each)"""
"""How many things a browser has kept for a site."""


@dataclass
class Record:
    """What was noted in a context, by kind. All of it should be nothing."""

    site: str
    found: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """Every request, in order."""

    def note(self, kind: str, what: str) -> None:
        """Adds one thing."""
        self.found.setdefault(kind, []).append(what)

    def count(self, *kinds: str) -> int:
        """How many things of these kinds were noted."""
        return sum(len(self.found.get(kind, ())) for kind in kinds)

    def request(self, request: Request) -> None:
        """Notes a request; those to anybody else are counted."""
        self.asked.append(request.url)
        own = (f"{self.site}/", f"blob:{self.site}/", "data:")
        if not request.url.startswith(own):
            self.note("elsewhere", request.url)

    def response(self, response: Response) -> None:
        """Notes an answer that is not what was asked for."""
        if response.status >= 400:
            self.note("failed", f"{response.status} {response.url}")

    def console(self, message: ConsoleMessage) -> None:
        """Notes what a browser complains of."""
        if message.type in ("error", "warning"):
            self.note("errors", message.text)


def record(context: BrowserContext, site: str) -> Record:
    """Notes from now on what the pages of this context do."""
    made = Record(site)
    context.expose_binding("fpTold", lambda _, kind, what: made.note(kind, what))
    context.add_init_script(NOTE)
    context.on("request", made.request)
    context.on("requestfailed", lambda request: made.note("failed", request.url))
    context.on("response", made.response)
    context.on("console", made.console)
    context.on("weberror", lambda fault: made.note("errors", str(fault.error)))
    return made


def kept(context: BrowserContext, pages: Iterable[str]) -> int:
    """How many things the browser has kept, as seen from these pages, cookies and all."""
    tab = context.new_page()
    found = len(context.cookies())
    for address in pages:
        tab.goto(address)
        found += int(tab.evaluate(KEPT))
    tab.close()
    return found
