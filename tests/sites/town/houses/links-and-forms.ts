import { classic, SECURE } from '../classic.ts';
import type { Family } from '../house.ts';
import { redirect } from '../http.ts';

const ENDED = { seen: true, endsOnServer: true, outcomes: ['ended' as const] };

/** Log-outs that end the session, reached by links and forms that need no scripts. */
export const linksAndForms: Family = () => [getLink(), getLinkNonce(), postFormCsrf(), confirmation(), sharedSuffix()];

const getLink = () =>
  classic({
    id: 'get-link',
    host: 'www.harbour-library.test',
    site: 'harbour-library.test',
    title: 'Harbour Library',
    language: 'en',
    tint: '#1f5f8b',
    kind: 'a plain link, GET',
    cookie: { name: 'library_sid', attributes: SECURE },
    expected: ENDED,
    demo: true,
    nav: [['/about', 'Opening hours']],
    cards: [
      ['Your loans', '“The Salt Path”, due on Friday. You can renew it once more.'],
      ['New on the shelves', 'Forty-two novels, nine atlases and a history of lighthouses.'],
      ['Reading room', 'Open until eight. Please leave the window seats to the cats.'],
    ],
    corner: (_session, desk) =>
      `<span class="who">${desk.account}</span> <a href="/logout" class="logout-link">Log out</a>`,
    logoutSteps: [{ goto: '/' }, { click: 'a.logout-link' }],
    routes: (desk) => ({ 'GET /logout': (ask) => desk.leave(ask) }),
  });

const getLinkNonce = () =>
  classic({
    id: 'get-link-nonce',
    host: 'www.alpine-huts.test',
    site: 'alpine-huts.test',
    title: 'Alpine Hütten',
    language: 'de',
    tint: '#5a7d2b',
    kind: 'a link with a nonce that is bound to the session',
    account: 'alice',
    cookie: { name: 'PHPSESSID', attributes: 'path=/; secure; HttpOnly' },
    expected: ENDED,
    nav: [['/about', 'Wetter']],
    cards: [
      ['Freie Betten', 'In elf Hütten gibt es am Wochenende noch Plätze im Lager.'],
      ['Ihre Buchung', 'Steinbockhütte, zwei Nächte, Halbpension.'],
    ],
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span> <a href="/sitzung?action=abmelden&amp;_nonce=${session.csrf}" title="Abmelden">Abmelden</a>`,
    logoutSteps: [{ goto: '/' }, { click: '.corner a[href^="/sitzung"]' }],
    routes: (desk) => ({ 'GET /sitzung': (ask) => desk.leaveWith(ask.url.searchParams.get('_nonce'), ask) }),
  });

const postFormCsrf = () =>
  classic({
    id: 'post-form-csrf',
    host: 'portal.linden-school.test',
    site: 'linden-school.test',
    title: 'Lindenschule',
    language: 'de',
    tint: '#7a3b69',
    kind: 'a form with a hidden token, POST',
    account: 'Alice Moreau (7b)',
    cookie: { name: 'linden_session', attributes: 'Path=/; Secure; HttpOnly; SameSite=Strict' },
    expected: ENDED,
    demo: true,
    nav: [['/about', 'Stundenplan']],
    cards: [
      ['Vertretungsplan', 'Die dritte Stunde Biologie fällt am Dienstag aus.'],
      ['Nachrichten', 'Die Klassenfahrt geht in diesem Jahr an die Müritz.'],
    ],
    formNames: { user: 'benutzer', password: 'kennwort' },
    // as strict as a site can be: no inline scripts, no frames, forms only to itself
    finish: (reply) => ({
      ...reply,
      headers: {
        ...reply.headers,
        'content-security-policy':
          "default-src 'self'; style-src 'self' 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
      },
    }),
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/abmelden"><input type="hidden" name="csrfmiddlewaretoken" value="${session.csrf}"><button class="plain">Abmelden</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/abmelden"] button' }],
    routes: (desk) => ({ 'POST /abmelden': (ask) => desk.leaveWith(ask.form.get('csrfmiddlewaretoken'), ask) }),
  });

const confirmation = () =>
  classic({
    id: 'confirmation',
    host: 'www.clinica-del-sol.test',
    site: 'clinica-del-sol.test',
    title: 'Clínica del Sol',
    language: 'es',
    tint: '#b35c00',
    kind: 'a page asks first whether you really want to',
    cookie: { name: 'JSESSIONID', attributes: 'Path=/; Secure; HttpOnly' },
    expected: ENDED,
    demo: true,
    nav: [['/about', 'Especialidades']],
    cards: [
      ['Su próxima cita', 'Jueves a las 10:30, consulta 4, segunda planta.'],
      ['Resultados', 'Hay un nuevo informe de laboratorio.'],
    ],
    corner: (_session, desk) => `<a class="who" href="/account">${desk.account}</a> <a href="/salir">Cerrar sesión</a>`,
    logoutSteps: [{ goto: '/salir' }, { click: '#si' }],
    routes: (desk) => ({
      'GET /salir': (ask) => {
        const session = desk.find(ask);
        if (session === undefined) return redirect('/');
        return desk.page(
          `<form class="panel" method="post" action="/salir"><h1>¿Seguro que desea cerrar la sesión?</h1><input type="hidden" name="token" value="${session.csrf}"><button id="si" name="respuesta" value="si">Sí, cerrar sesión</button> <a href="/">Cancelar</a></form>`,
          session,
        );
      },
      'POST /salir': (ask) => desk.leaveWith(ask.form.get('token'), ask),
    }),
  });

/** Two strangers under one private suffix: this one, and `account-page`. */
const sharedSuffix = () =>
  classic({
    id: 'name-left',
    host: 'amber.github.io',
    site: 'amber.github.io',
    title: 'Amber’s Bakery',
    language: 'en',
    tint: '#a8730b',
    kind: 'logged out, but the page still greets by the name it kept in its storage',
    account: 'Alice',
    cookie: { name: '__Host-bakery', attributes: 'Path=/; Max-Age=86400; Secure; HttpOnly; SameSite=Lax' },
    expected: ENDED,
    nav: [['/about', 'Breads']],
    cards: [
      ['Today', 'Rye with caraway, and the last of the apple turnovers.'],
      ['Your order', 'Two loaves, to be fetched on Saturday morning.'],
    ],
    extra: () => '<p id="greeting" class="notice" hidden></p>',
    script: `const who=document.querySelector('.who');if(who)localStorage.setItem('bakery.name',who.textContent);
const kept=localStorage.getItem('bakery.name');const place=document.querySelector('#greeting');
if(kept&&place){place.hidden=false;place.textContent='Welcome back, '+kept+'!'}`,
    corner: (_session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/signout"><button>Sign out</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/signout"] button' }],
    routes: (desk) => ({ 'POST /signout': (ask) => desk.leave(ask) }),
  });
