// The service worker (docs/decisions/offline.md). app/worker.js/route.ts puts the constant `words` before it:
// for each language what is said without network.
/* global words */

const seen = 'seen'; // public pages that were read here
const files = 'files'; // their pictures, and the stylesheets of member pages
const mine = 'mine '; // and whose: a member's orders; it exists only where that very member asked for it
const patience = 4000; // how long the network may take where we have a copy
const week = 7 * 86400000; // how long a page that should be readable later is not asked for anew
const shelfLife = 30 * 86400000;
const memberPage = /^\/\w\w\/(today|orders|orders\/[\w-]+(\/verification|\/goods\/\d+)?)$/;
const asset = /^\/(photos|logos|_next\/static\/.+\.css)/;
let asked = 0; // how many pages, since the worker was woken
let here = { person: null, at: 0 }; // whose the newest of them is, or nobody's after signing out
let isTidy = false; // whether what is too old has been taken away since the worker was woken

self.addEventListener('install', () => self.skipWaiting());
// What was kept before it said whose it is could be anybody's.
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([self.clients.claim(), caches.delete('mine')])),
);

// A page names what should be readable later.
self.addEventListener('message', (event) => {
  const wanted = event.data.keep.map((path) => freshened(event, new Request(path)));
  event.waitUntil(Promise.allSettled([tidy(), ...wanted]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === 'navigate')
    event.respondWith(request.method === 'GET' ? page(event, pathname) : sent(event, pathname));
  else if (pathname === '/api/auth/callback/key')
    event.respondWith(orNothing(leave()).then(() => fetch(request)));
  else if (request.method === 'GET' && asset.test(pathname)) event.respondWith(file(event));
});

// The network first; a copy where there is none, or where it takes too long. Who is asked to sign in has no session.
async function page(event, pathname) {
  const network = fetched(event, event.request);
  const over = pathname.endsWith('/sign-in') ? leave : () => {};
  event.waitUntil(network.then(over, () => {}));
  const copy = await orNothing(copyOf(event.request));
  try {
    return await (copy ? Promise.race([network, tooLong()]) : network);
  } catch {
    return copy ? marked(copy, pathname) : nothing(pathname, 'nothing');
  }
}

// Forms are sent now or not at all: nothing is queued. Signing out takes the orders away, also without network.
async function sent(event, pathname) {
  if (pathname === '/api/sign-out') await orNothing(leave());
  return fetch(event.request).catch(() => nothing(pathname, 'notSent', event.request.referrer));
}

// The shelves of a browser can be full or broken; what was asked for does not suffer from that.
const orNothing = (shelved) => shelved.catch(() => {});

const tooLong = () => new Promise((_, reject) => setTimeout(reject, patience));

async function fetched(event, request) {
  asked += 1;
  const at = asked;
  const response = await fetch(request);
  if (response.ok && !response.redirected && /text\/html/.test(response.headers.get('content-type')))
    event.waitUntil(keep(at, request, response.clone()));
  return response;
}

async function freshened(event, request) {
  const copy = await orNothing(copyOf(request));
  if (!copy || ageOf(copy) > week) await fetched(event, request);
}

// What the house marks as no-store is about one person, and is kept only if it is an order and that person asked.
async function keep(at, request, response) {
  if (!/no-store/.test(response.headers.get('cache-control'))) return put(seen, request.url, response);
  const person = / data-member="([\w-]+)"/.exec(await response.clone().text())?.[1];
  if (!person) return;
  await come(person, at);
  const shelf = mine + person;
  const isOrder = memberPage.test(new URL(request.url).pathname);
  if (!isOrder || here.person !== person || !(await caches.has(shelf))) return;
  await put(shelf, addressOf(request), response);
  // it was on its way while its member left
  if (here.person !== person) await empty(shelf);
}

// Who is here is whose page was asked for last; what others kept goes, as if they had signed out.
async function come(person, at) {
  if (at < here.at) return;
  const before = here.person;
  here = { person, at };
  if (person !== before) await forgetMine(mine + person);
}

async function leave() {
  asked += 1;
  here = { person: null, at: asked };
  await forgetMine();
}

// A member's page has one copy, whatever it had just been told.
function addressOf({ url }) {
  const { origin, pathname } = new URL(url);
  return memberPage.test(pathname) ? origin + pathname : url;
}

async function put(name, url, response, room = 150) {
  const shelf = await caches.open(name);
  const headers = new Headers(response.headers);
  headers.set('x-kept', Date.now());
  // takes the place of the one before it, which stays where there is no room for this one
  await shelf.put(url, new Response(await response.blob(), { headers }));
  const keys = await shelf.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - room))) await shelf.delete(old);
}

async function copyOf(request) {
  for (const name of await shelvesOfPages()) {
    const copy = await (await caches.open(name)).match(addressOf(request), { ignoreVary: true });
    if (copy && ageOf(copy) < shelfLife) return copy;
  }
}

const ageOf = (copy) => Date.now() - copy.headers.get('x-kept');

// What is too old to be shown is not kept either.
async function tidy() {
  if (isTidy) return;
  isTidy = true;
  for (const name of (await caches.keys()).filter((name) => isMine(name) || name === seen)) {
    const shelf = await caches.open(name);
    for (const key of await shelf.keys())
      if (ageOf(await shelf.match(key)) >= shelfLife) await shelf.delete(key);
  }
}

const isMine = (name) => name.startsWith(mine);

// What is there to be read: of others nothing, even where it could not be taken away. A worker just woken does not know
// who is here; whoever was last has taken the others' away.
async function shelvesOfPages() {
  const names = await caches.keys();
  const isTheirs = (name) => (here.at === 0 ? isMine(name) : name === mine + here.person);
  return [...names.filter(isTheirs), ...names.filter((name) => name === seen)];
}

// The shelves stay, empty: each is the choice of its member.
async function forgetMine(but) {
  for (const name of await caches.keys()) if (isMine(name) && name !== but) await empty(name);
}

async function empty(name) {
  const shelf = await caches.open(name);
  for (const key of await shelf.keys()) await shelf.delete(key);
}

// A copy says from when it is, and runs no script: its buttons are plain forms, which are sent or refused at once.
async function marked(copy, pathname) {
  const { say } = speaking(pathname);
  const at = new Intl.DateTimeFormat(say.tag, { dateStyle: 'medium', timeStyle: 'short' });
  const note = say.copy.replace('{at}', at.format(Number(copy.headers.get('x-kept'))));
  const banner = `<p class="notice" role="status" data-copy><b>${note}</b> <a href="">${say.again}</a></p>`;
  const html = (await copy.text()).replace(/<main[^>]*>/, (main) => main + banner);
  return answer(html);
}

async function nothing(pathname, what, back = '') {
  const { language, say } = speaking(pathname);
  const list = (what === 'nothing' && (await orNothing(readable()))) || '';
  return answer(
    `<!doctype html><html lang="${language}" dir="${say.dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say.title}</title><style>:root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem;background:light-dark(#fbf8f3,#10172a);color:light-dark(#1c1a17,#efe9dc)}h1{font-family:Charter,Cambria,Georgia,serif;line-height:1.2}a{color:light-dark(#27348b,#a9b4ff)}li{margin:.4rem 0}</style><main><h1>${say.title}</h1><p>${say[what]}</p><p><a href="${back}">${say[back ? 'back' : 'again']}</a></p>${list && `<h2>${say.readable}</h2><ul>${list}</ul>`}</main>`,
    503,
  );
}

// Links to the copies there are, newest first.
async function readable() {
  const { origin } = self.location;
  const links = [];
  for (const name of await shelvesOfPages()) {
    const shelf = await caches.open(name);
    for (const key of (await shelf.keys()).reverse()) {
      const copy = await shelf.match(key);
      if (ageOf(copy) >= shelfLife) continue;
      if (!/html/.test(copy.headers.get('content-type'))) continue;
      const title = titleOf(await copy.text(), isMine(name));
      if (title) links.push(`<li><a href="${key.url.slice(origin.length)}" dir="auto">${title}</a>`);
    }
  }
  return links.slice(0, 40).join('');
}

// Every order is called an order; its number stands in its heading.
function titleOf(html, isOrder) {
  const title = /<title>(.*?)<\/title>/s.exec(html)?.[1];
  const heading = isOrder && /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1].replace(/<[^>]*>/g, '');
  return heading && !title?.includes(heading) ? `${heading} · ${title}` : title;
}

function speaking(pathname) {
  const language = words[pathname.slice(1, 3)] ? pathname.slice(1, 3) : 'en';
  return { language, say: words[language] };
}

const policy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'";

function answer(html, status = 200) {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  return new Response(html, { status, headers: { ...headers, 'cache-control': 'no-store' } });
}

// Pictures and stylesheets are named by what they hold: one that we have is the right one.
async function file(event) {
  const { request } = event;
  const held = await orNothing(caches.match(request.url, { ignoreVary: true }));
  if (held) return held;
  const response = await fetch(request);
  if (response.ok) event.waitUntil(put(files, request.url, response.clone(), 200));
  return response;
}
