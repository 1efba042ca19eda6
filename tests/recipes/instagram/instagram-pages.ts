import type { Account, InstagramSession } from './instagram-server.ts';

const frame = (title: string, isLoggedIn: boolean, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>
<script type="application/json">{"is_logged_in":${isLoggedIn},"is_logged_out_user":${!isLoggedIn}}</script>
${body}</body></html>`;

/** The menu's own log-out: a script that sends the request and then shows the logged-out page. */
const MENU = `<button id="more" aria-haspopup="menu" aria-expanded="false">More</button>
<div id="menu" role="menu" hidden><a role="menuitem" href="/accounts/edit/">Settings</a>
<button id="logout" role="menuitem">Log out</button></div>
<script>
const cookie = (name) => document.cookie.split('; ').find((one) => one.startsWith(name + '='))?.slice(name.length + 1) ?? '';
document.querySelector('#more').onclick = () => { document.querySelector('#menu').hidden = false; };
document.querySelector('#logout').onclick = async () => {
  const body = new URLSearchParams({ one_tap_app_login: '0', user_id: cookie('ds_user_id') });
  const headers = { 'X-CSRFToken': cookie('csrftoken'), 'X-IG-App-ID': '936619743392459', 'X-Requested-With': 'XMLHttpRequest' };
  await fetch('/api/v1/web/accounts/logout/ajax/', { method: 'POST', headers, body });
  location.href = '/';
};
</script>`;

/** The switcher: one press for each account whose login was saved here, and a way to add one. Nobody is logged out. */
const switcher = (
  present: string,
  csrf: string,
) => `<aside><a id="add-account" href="/accounts/login/">Add account</a></aside>
<script>
const others = JSON.parse(localStorage.getItem('one_tap_storage_version') ?? '{}');
for (const [id, { username, nonce }] of Object.entries(others).filter(([id]) => id !== ${JSON.stringify(present)})) {
  const form = Object.assign(document.createElement('form'), { method: 'post', action: '/accounts/onetap/login/' });
  for (const [name, value] of Object.entries({ csrfmiddlewaretoken: ${JSON.stringify(csrf)}, user_id: id, login_nonce: nonce }))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  form.append(Object.assign(document.createElement('button'), { className: 'switch', textContent: username }));
  document.querySelector('aside').append(form);
}
</script>`;

export const feedPage = ({ id, username }: Account, csrf: string): string =>
  frame(
    'Instagram',
    true,
    `<nav>${MENU}</nav><main><h1>Home</h1><a id="who" href="/${username}/">${username}</a></main>${switcher(id, csrf)}`,
  );

export const loginPage = (csrf: string, username = ''): string =>
  frame(
    'Log in • Instagram',
    false,
    `<h1>Instagram</h1><form method="post" action="/accounts/login/">
<input type="hidden" name="csrfmiddlewaretoken" value="${csrf}">
<input id="user" name="user" autocomplete="username" value="${username}">
<input id="pass" name="pass" type="password" autocomplete="current-password"><button id="enter">Log in</button></form>`,
  );

/**
 * The logged-out home page. Its script lists what was saved here and throws away what was saved under another `mid`;
 * the server adds the profiles that it knows this device for.
 */
export const loggedOutPage = (csrf: string, mid: string, profiles: string[]): string =>
  frame(
    'Instagram',
    false,
    `<main id="caa_feta_logged_out_homepage_root"><h1>Instagram</h1><ul id="saved"></ul>
<ul id="profiles">${profiles.map((name) => `<li class="profile"><a href="/accounts/login/?username=${name}">Continue as ${name}</a></li>`).join('')}</ul>
<a id="to-login" href="/accounts/login/">Log in</a></main>
<script>
const saved = JSON.parse(localStorage.getItem('one_tap_storage_version') ?? '{}');
const kept = Object.fromEntries(Object.entries(saved).filter(([, one]) => one.mid === ${JSON.stringify(mid)}));
if (Object.keys(kept).length === 0) localStorage.removeItem('one_tap_storage_version');
else localStorage.setItem('one_tap_storage_version', JSON.stringify(kept));
for (const [id, { username, nonce }] of Object.entries(kept)) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/accounts/onetap/login/';
  for (const [name, value] of Object.entries({ csrfmiddlewaretoken: ${JSON.stringify(csrf)}, user_id: id, login_nonce: nonce })) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  const button = Object.assign(document.createElement('button'), { className: 'one-tap', textContent: 'Continue as ' + username });
  form.append(button);
  document.querySelector('#saved').append(form);
}
</script>`,
  );

/** Asked after every login by password: whether to save it. */
export const saveLoginPage = (csrf: string): string =>
  frame(
    'Instagram',
    true,
    `<h1>Save your login info?</h1><form method="post" action="/accounts/onetap/">
<input type="hidden" name="csrfmiddlewaretoken" value="${csrf}"><button id="save">Save info</button></form>
<a id="not-now" href="/">Not now</a>`,
  );

/** Keeps the nonce in the page's storage, as the site's script does, beside those of other accounts. */
export const savedPage = ({ id, username }: Account, nonce: string, mid: string): string => {
  const entry = { username, profilePicUrl: 'https://www.instagram.com/static/alice.jpg', nonce, mid };
  return frame(
    'Instagram',
    true,
    `<a id="who" href="/${username}/">${username}</a><a id="on" href="/">On</a><script>
const saved = JSON.parse(localStorage.getItem('one_tap_storage_version') ?? '{}');
saved[${JSON.stringify(id)}] = ${JSON.stringify(entry)};
localStorage.setItem('one_tap_storage_version', JSON.stringify(saved));
localStorage.setItem('caa_feta_onetap_users_migrated', '1');
</script>`,
  );
};

export const settingsPage = ({ username }: Account): string =>
  frame('Edit profile • Instagram', true, `<nav>${MENU}</nav><h1>Edit profile</h1><p id="who">${username}</p>`);

export const activityPage = (present: InstagramSession, sessions: InstagramSession[], csrf: string): string =>
  frame(
    'Where you’re logged in',
    true,
    `<h1>Where you’re logged in</h1><ul>${sessions
      .map((session, place) => {
        const isPresent = session.sessionid === present.sessionid;
        const end = `<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="${csrf}"><input type="hidden" name="place" value="${place}"><button class="end">Log out of this device</button></form>`;
        return `<li class="device">${session.device} ${isPresent ? '<b>This device</b>' : end}</li>`;
      })
      .join('')}</ul>`,
  );

export const passwordPage = (csrf: string, said = ''): string =>
  frame(
    'Change password',
    true,
    `<h1>Change password</h1><p id="said">${said}</p><form method="post">
<input type="hidden" name="csrfmiddlewaretoken" value="${csrf}">
<input id="current" name="current" type="password"><input id="new" name="new" type="password">
<label><input id="others" name="others" type="checkbox" value="1"> Log out of other devices</label><button id="change">Change password</button></form>`,
  );
