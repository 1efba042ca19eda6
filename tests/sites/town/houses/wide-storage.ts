import { classic } from '../classic.ts';
import type { Family } from '../house.ts';
import { html, script } from '../http.ts';

const HOST = 'www.attic-photos.test';
const MEDIA = 'media.attic-photos.test';

/**
 * Fills every store there is, on the site and on a sub-domain in a frame, so that the wipe can be checked.
 * `html[data-filled="yes"]` says that both are full.
 */
export const wideStorage: Family = () => [
  classic({
    id: 'wide-storage',
    host: HOST,
    otherHosts: [MEDIA],
    site: 'attic-photos.test',
    title: 'Attic Photos',
    language: 'en',
    tint: '#475569',
    kind: 'fills all storage of its origin and of a sub-domain',
    cookie: {
      name: 'attic_session',
      attributes: 'Domain=attic-photos.test; Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=Lax',
    },
    expected: { seen: true, endsOnServer: true, outcomes: ['ended'] },
    afterLogin: [{ waitFor: 'html[data-filled="yes"]' }],
    cards: [
      ['Albums', 'Twelve boxes, none of them sorted.'],
      ['Upload', 'Keeps going while you are offline.'],
    ],
    extra: (session) => (session === undefined ? '' : `<iframe title="Media" src="https://${MEDIA}/frame"></iframe>`),
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/logout"><input type="hidden" name="csrf" value="${session.csrf}"><button class="plain">Log out</button></form>`,
    script: `${fillScript('www')}
if(document.querySelector('.who'))Promise.all([fill(),new Promise(done=>addEventListener('message',event=>{if(event.origin==='https://${MEDIA}')done()}))])
.then(()=>{document.documentElement.dataset.filled='yes'},error=>{document.documentElement.dataset.filled=String(error)});`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/logout"] button' }],
    routes: (desk) => ({
      'POST /logout': (ask) => desk.leaveWith(ask.form.get('csrf'), ask),
      [`GET ${MEDIA}/frame`]: () =>
        html(
          `<!doctype html><title>Media</title><link rel="stylesheet" href="/style.css"><p>Media store</p><script>${fillScript('media')}
fill().then(()=>parent.postMessage('filled','https://${HOST}'));</script>`,
        ),
      'GET /worker.js': () =>
        script(`addEventListener('install',event=>event.waitUntil(caches.open('worker-cache').then(cache=>cache.add('/style.css'))));
addEventListener('activate',event=>event.waitUntil(clients.claim()));`),
    }),
  }),
];

/** Defines `fill()`: one entry each in Web Storage, a cookie for scripts, IndexedDB, Cache API, a service worker. */
function fillScript(mark: string): string {
  return `async function fill(){
localStorage.setItem('attic.${mark}','kept');sessionStorage.setItem('attic.${mark}','kept');
document.cookie='attic_${mark}=kept; Path=/; Max-Age=604800; Secure; SameSite=Lax';
await new Promise((done,fail)=>{const open=indexedDB.open('attic',1);open.onupgradeneeded=()=>open.result.createObjectStore('photos');
open.onerror=()=>fail(open.error);open.onsuccess=()=>{const work=open.result.transaction('photos','readwrite');
work.objectStore('photos').put('kept','${mark}');work.oncomplete=()=>{open.result.close();done()};work.onerror=()=>fail(work.error)}});
await (await caches.open('attic-cache')).put('/kept',new Response('kept'));
await navigator.serviceWorker.register('/worker.js');await navigator.serviceWorker.ready}`;
}
