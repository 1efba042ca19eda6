import { classic } from '../sites/town/classic.ts';
import type { Family } from '../sites/town/house.ts';
import { type Ask, html, type Reply, script, setCookie } from '../sites/town/http.ts';

export const SITE = 'marked.test';
export const WWW = 'www.marked.test';
const MEDIA = 'media.marked.test';
/** Embedded in the site's pages: what it stores is bound to them. */
const FOREIGN = 'third.frames.test';
/** Embeds the site: what the site stores there is bound to this one's pages. */
const NEWS = 'www.news-around.test';

/** Whom the browser's own sign-in lets in; whatever else is sent is refused. */
export const HTTP_CREDENTIALS = { username: 'alice', password: 'basic-secret' };
const SIGN_IN = `Basic ${btoa(`${HTTP_CREDENTIALS.username}:${HTTP_CREDENTIALS.password}`)}`;

/** The port besides 443 on which the site answers too. */
export const OTHER_PORT = 8443;

/** Where the site writes its marks, and the page that makes it do so (`/mark`) or tell what is left (`/read`). */
export const PLACES = {
  'first party': `https://${WWW}`,
  'sub-domain': `https://${MEDIA}`,
  'other port': `https://${WWW}:${OTHER_PORT}`,
  'frame of another site in its pages': `https://${WWW}/around`,
  'its frame in pages of another site': `https://${NEWS}/around`,
} as const;
export type Place = keyof typeof PLACES;

const MARKS = ['mark_httponly', '__Host-mark', 'mark_chips'];
const attributesOf = (name: string) =>
  `Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=None${name === 'mark_chips' ? '; Partitioned' : ''}`;

let served = 0;

/** A page that runs one function of `marks.ts` and shows its answer in `html[data-answer]`. */
const working = (title: string, call: string): string =>
  `<!doctype html><title>${title}</title><p>${title}</p><script type="module">
import * as marks from '/marks.js';
const answer=await marks.${call}().catch(error=>['error '+error]);
document.documentElement.dataset.answer=JSON.stringify(answer);
if(parent!==window)parent.postMessage({answer},'*');</script>`;

/** A page around a frame: shows the frame's answer as its own. */
const around = (frame: string): string =>
  `<!doctype html><title>Around</title><script>addEventListener('message',({data})=>{if(data.answer)document.documentElement.dataset.answer=JSON.stringify(data.answer)})</script>
<iframe title="frame" src="${frame}"></iframe>`;

const frameOf = ({ host, path }: Ask): string =>
  `https://${host === NEWS ? WWW : FOREIGN}${path.replace('/around', '')}`;

/** A site that writes one mark into everything a site can write into, at several places. `marksScript` serves `marks.ts`. */
export const marked =
  (marksScript: string): Family =>
  () => [
    classic({
      ...{ id: 'marked', host: WWW, otherHosts: [MEDIA, FOREIGN, NEWS], site: SITE, title: 'Marked', language: 'en' },
      ...{ tint: '#0f766e', kind: 'leaves a mark in every kind of storage', cards: [['Marks', 'Everywhere.']] },
      cookie: { name: 'marked_session', attributes: 'Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=Lax' },
      expected: { seen: true, endsOnServer: true, outcomes: ['ended'] },
      corner: (session, desk) =>
        `<span class="who">${desk.account}</span><form method="post" action="/logout"><input type="hidden" name="csrf" value="${session.csrf}"><button>Log out</button></form>`,
      logoutSteps: [{ goto: '/' }, { click: 'form[action="/logout"] button' }],
      routes: (desk) => ({
        'POST /logout': (ask) => desk.leaveWith(ask.form.get('csrf'), ask),
        'GET /mark': () =>
          html(
            working('mark', 'leave'),
            200,
            MARKS.map((name) => setCookie(name, 'left', attributesOf(name))),
          ),
        'GET /read': () => html(working('read', 'read')),
        'GET /around/mark': (ask) => html(around(frameOf(ask))),
        'GET /around/read': (ask) => html(around(frameOf(ask))),
        'GET /marks.js': () => script(marksScript),
        'GET /form': () =>
          html(
            '<!doctype html><title>Form</title><form action="/sent"><input id="note" name="note"><button id="send">Send</button></form>',
          ),
        'GET /sent': () => html('<!doctype html><title>Sent</title><p class="sent">Sent</p>'),
        'GET /worker.js': () => script("addEventListener('install', () => skipWaiting());"),
        'GET /cached': (): Reply => ({
          ...html(String(++served)),
          headers: { 'content-type': 'text/plain', 'cache-control': 'private, max-age=86400' },
        }),
        'GET /file': (): Reply => ({
          ...html('a file'),
          headers: { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename="marked-file.txt"' },
        }),
        'GET /basic': (ask): Reply =>
          ask.headers.authorization === SIGN_IN
            ? html('<!doctype html><title>In</title><p class="in">In</p>')
            : {
                ...html('no', 401),
                headers: { 'www-authenticate': 'Basic realm="marked"', 'content-type': 'text/html' },
              },
      }),
    }),
  ];
