import { formLogin, type HouseDefinition, isPassword } from './house.ts';
import { type Ask, html, jsonFields } from './http.ts';
import { cards, type Look, loginForm, page } from './page.ts';
import { Ledger } from './sessions.ts';

export const ACCOUNT = 'Alice Moreau';

export interface Frame {
  id: string;
  host: string;
  site: string;
  kind: string;
  look: Look;
  loginRequest: string;
  /** What the log-out button asks of the server; 'none' when it asks nothing. */
  logoutRequest: string;
  expected: HouseDefinition['expected'];
  demo: boolean;
  /**
   * Defines `signIn(fields)`, `me()` (account or null) and `leave()` for the page's script.
   */
  script: string;
}

/** What the three have in common; routes and judge are each one's own. */
export function frame(plan: Frame): Omit<HouseDefinition, 'judge'> {
  const { look } = plan;
  const home = `https://${plan.host}/`;
  const form = loginForm(
    look,
    { action: plan.loginRequest.split(' ')[1] ?? '/', user: 'user', password: 'pass' },
    false,
  );
  const shell = page(look, {
    corner: '<span id="corner"></span>',
    main: '<div id="app"><p>Loading…</p></div>',
    script: `${plan.script}
const app=document.querySelector('#app'),corner=document.querySelector('#corner');
const FORM=${JSON.stringify(form)},CARDS=${JSON.stringify(cards(look))};
function showForm(){corner.textContent='';app.innerHTML=FORM;document.querySelector('#login').addEventListener('submit',async event=>{
event.preventDefault();await signIn(JSON.stringify(Object.fromEntries(new FormData(event.target))));show()})}
async function show(){const account=await me();if(!account)return showForm();
corner.innerHTML='<button id="avatar" class="avatar" type="button" aria-haspopup="menu" aria-expanded="false"></button><div id="menu" class="menu" role="menu" hidden><span class="who"></span><button id="leave" role="menuitem" type="button">Sign out</button></div>';
const avatar=document.querySelector('#avatar'),menu=document.querySelector('#menu');
avatar.textContent=account[0];avatar.setAttribute('aria-label',account);document.querySelector('.who').textContent=account;
avatar.addEventListener('click',()=>{menu.hidden=!menu.hidden});
document.querySelector('#leave').addEventListener('click',async()=>{await leave();show()});
app.innerHTML='<h1></h1>'+CARDS;app.firstChild.textContent='Hello, '+account}
show();`,
  });
  const showShell = () => html(shell);
  return {
    id: plan.id,
    host: plan.host,
    hosts: [plan.host],
    site: plan.site,
    title: look.title,
    account: ACCOUNT,
    kind: plan.kind,
    loginUrl: home,
    loginSteps: formLogin(home, '#avatar', plan.loginRequest),
    logoutSteps: [
      { goto: home },
      { waitFor: '#avatar' },
      { click: '#avatar', http: 'none' },
      { click: '#leave', http: plan.logoutRequest },
    ],
    homeUrl: home,
    loggedInSelector: '#avatar',
    expected: plan.expected,
    demo: plan.demo,
    secure: true,
    tint: look.tint,
    ledger: new Ledger(),
    routes: { 'GET /': showShell, 'GET /account': showShell, 'GET /about': showShell },
  };
}

export const hasPassword = (ask: Ask): boolean => {
  const { user, pass } = jsonFields(ask);
  return isPassword(user, pass);
};

export const bearer = (ask: Ask): string | undefined => /^Bearer (.+)$/.exec(ask.headers.authorization ?? '')?.[1];

/** Script that sends the variable `fields`. */
export const POST = (path: string) =>
  `fetch('${path}',{method:'POST',headers:{'Content-Type':'application/json'},body:fields})`;
