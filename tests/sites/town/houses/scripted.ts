import { classic, SECURE } from '../classic.ts';
import type { Family } from '../house.ts';
import { json } from '../http.ts';

const ENDED = { seen: true, endsOnServer: true, outcomes: ['ended' as const] };

/** Log-outs that end the session, reached only by scripts or after some looking around. */
/** Where a wrong press does harm. */
export const DANGER_HOST = 'www.maple-social.test';

export const scripted: Family = () => [fetchMenu(), danger(), shadow(), accountPage(), linkButton()];

const TOGGLE = `const toggle=document.querySelector('#avatar'),menu=document.querySelector('#menu');
toggle?.addEventListener('click',()=>{menu.hidden=!menu.hidden;toggle.setAttribute('aria-expanded',String(!menu.hidden))});`;

const avatar = (letter: string, label: string) =>
  `<button id="avatar" class="avatar" type="button" aria-haspopup="menu" aria-expanded="false" aria-controls="menu" aria-label="${label}">${letter}</button>`;

const fetchMenu = () =>
  classic({
    id: 'fetch-menu',
    host: 'app.paperboat-notes.test',
    site: 'paperboat-notes.test',
    title: 'Paperboat Notes',
    language: 'en',
    tint: '#2a6fdb',
    kind: 'a button in a closed menu, fetch with a token in a header',
    account: 'alice@example.test',
    cookie: { name: 'connect.sid', attributes: SECURE },
    loggedInSelector: '#avatar',
    hasTokenInHead: true,
    expected: ENDED,
    demo: true,
    cards: [
      ['Shopping', 'Lemons, string, a new kettle.'],
      ['Ideas', 'A boat that folds itself.'],
      ['Reading', 'Chapter nine, again.'],
    ],
    corner: (_session, desk) =>
      `${avatar('A', desk.account)}<div id="menu" class="menu" role="menu" hidden><span class="who">${desk.account}</span><a role="menuitem" href="/account">Profile</a><button id="leave" role="menuitem" type="button">Log out</button></div>`,
    script: `${TOGGLE}
document.querySelector('#leave')?.addEventListener('click',async()=>{
const token=document.querySelector('meta[name=csrf-token]').content;
const answer=await fetch('/api/session/end',{method:'POST',headers:{'X-CSRF-Token':token}});
if(answer.ok)location.href='/'});`,
    logoutSteps: [{ goto: '/' }, { click: '#avatar' }, { click: '#leave', http: 'POST /api/session/end' }],
    routes: (desk) => ({
      'POST /api/session/end': (ask) => {
        const session = desk.find(ask);
        if (session === undefined) return json({ error: 'no session' }, 401);
        if (ask.headers['x-csrf-token'] !== session.csrf) return json({ error: 'token' }, 403);
        desk.sessions.end(session.id);
        return json({ ok: true }, 200, [desk.clearing()]);
      },
    }),
  });

const danger = () =>
  classic({
    id: 'danger',
    host: DANGER_HOST,
    site: 'maple-social.test',
    title: 'Maple',
    language: 'en',
    tint: '#b3261e',
    kind: 'the right link stands between three that do harm',
    account: '@alice',
    cookie: { name: 'maple_sess', attributes: 'Domain=maple-social.test; Path=/; Secure; HttpOnly; SameSite=None' },
    loggedInSelector: '#avatar',
    expected: ENDED,
    demo: true,
    nav: [['/about', 'Explore']],
    cards: [
      ['Robin', 'Has anybody seen the moon tonight? 14 replies.'],
      ['Kim', 'Three photographs from the lake.'],
    ],
    corner: (session, desk) =>
      `${avatar('A', desk.account)}<div id="menu" class="menu" role="menu" hidden><span class="who">${desk.account}</span><form method="post" action="/account/delete"><button role="menuitem">Delete account</button></form><form method="post" action="/logout/everywhere"><button role="menuitem">Log out of all devices</button></form><a role="menuitem" href="/switch">Switch account</a><a role="menuitem" class="right" href="/logout?t=${session.csrf}">Log out</a></div>`,
    script: TOGGLE,
    logoutSteps: [{ goto: '/' }, { click: '#avatar' }, { click: 'a.right' }],
    routes: (desk) => ({
      'GET /logout': (ask) => desk.leaveWith(ask.url.searchParams.get('t'), ask),
      'POST /account/delete': (ask) => desk.leave(ask),
      'POST /logout/everywhere': (ask) => desk.leave(ask),
      'GET /switch': (ask) =>
        desk.page('<h1>Choose an account</h1><p>Add another account to Maple.</p>', desk.find(ask)),
    }),
  });

const shadow = () =>
  classic({
    id: 'shadow',
    host: 'www.sakura-denki.test',
    site: 'sakura-denki.test',
    title: 'さくら電機',
    language: 'ja',
    tint: '#c2527a',
    kind: 'the control is inside an open shadow root',
    account: 'アリス様',
    cookie: { name: 'SKSESSION', attributes: 'Path=/; Secure; HttpOnly; SameSite=Lax' },
    expected: ENDED,
    demo: true,
    nav: [['/about', '新製品']],
    cards: [
      ['ご注文状況', '炊飯器一台を発送しました。明日の午前中に届きます。'],
      ['お知らせ', '年末年始の営業時間をご確認ください。'],
    ],
    hasTokenInHead: true,
    corner: (_session, desk) =>
      `<span class="who">${desk.account}</span><member-menu action="/member/logout" label="ログアウト"></member-menu>`,
    script: `customElements.define('member-menu',class extends HTMLElement{connectedCallback(){
const root=this.attachShadow({mode:'open'});
root.innerHTML='<style>button{font:inherit;padding:.4rem .8rem}</style><form method="post"><input type="hidden" name="token"><button type="submit"></button></form>';
root.querySelector('form').action=this.getAttribute('action');
root.querySelector('input').value=document.querySelector('meta[name=csrf-token]').content;
root.querySelector('button').textContent=this.getAttribute('label')}});`,
    logoutSteps: [{ goto: '/' }, { click: 'member-menu button', http: 'POST /member/logout' }],
    routes: (desk) => ({
      'POST /member/logout': (ask) => desk.leaveWith(ask.form.get('token') ?? String(ask.headers['x-csrf-token']), ask),
    }),
  });

/** Lives under the same private suffix as `name-left`, and is another site. */
const accountPage = () =>
  classic({
    id: 'account-page',
    host: 'birch.github.io',
    site: 'birch.github.io',
    title: 'Birch Trails',
    language: 'fr',
    tint: '#3d6b4f',
    kind: 'no control but on the page with the settings',
    cookie: { name: '_trails_session', attributes: SECURE },
    expected: ENDED,
    cards: [
      ['Boucle du lac', 'Onze kilomètres, trois heures, un ponton pour pique-niquer.'],
      ['Crête des pins', 'Fermée jusqu’au printemps.'],
    ],
    corner: (_session, desk) => `<span class="who">${desk.account}</span> <a href="/settings">Paramètres</a>`,
    logoutSteps: [{ goto: '/settings' }, { click: '#quitter' }],
    routes: (desk) => ({
      'GET /settings': (ask) => {
        const session = desk.find(ask);
        if (session === undefined) return desk.page('<p class="notice">401</p>', undefined, 401);
        return desk.page(
          `<h1>Paramètres</h1><p>Langue : français</p><form method="post" action="/quitter"><input type="hidden" name="_token" value="${session.csrf}"><button id="quitter">Se déconnecter</button></form>`,
          session,
        );
      },
      'POST /quitter': (ask) => desk.leaveWith(ask.form.get('_token'), ask),
    }),
  });

const linkButton = () =>
  classic({
    id: 'link-button-js',
    host: 'www.garnet-recipes.test',
    site: 'garnet-recipes.test',
    title: 'Garnet Recipes',
    language: 'pt',
    tint: '#8a1538',
    kind: 'a link to nowhere that a script turns into a form',
    cookie: { name: '_garnet_session', attributes: SECURE },
    hasTokenInHead: true,
    expected: ENDED,
    nav: [['/about', 'Sobremesas']],
    cards: [
      ['Bolo de fubá', 'Quarenta minutos de forno.'],
      ['Seus favoritos', 'Três receitas guardadas.'],
    ],
    corner: (_session, desk) =>
      `<span class="who">${desk.account}</span> <a href="#" data-method="post" data-url="/users/sign_out" rel="nofollow">Sair</a>`,
    script: `document.addEventListener('click',event=>{const link=event.target.closest('a[data-method]');if(!link)return;
event.preventDefault();const form=document.createElement('form');form.method='post';form.action=link.dataset.url;
const field=document.createElement('input');field.type='hidden';field.name='authenticity_token';
field.value=document.querySelector('meta[name=csrf-token]').content;form.append(field);document.body.append(form);form.submit()});`,
    logoutSteps: [{ goto: '/' }, { click: 'a[data-method]', http: 'POST /users/sign_out' }],
    routes: (desk) => ({
      'POST /users/sign_out': (ask) =>
        desk.leaveWith(ask.form.get('authenticity_token') ?? String(ask.headers['x-csrf-token']), ask),
    }),
  });
