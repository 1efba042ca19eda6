import type { Before, Knowledge, PageStep } from '../../utils/site/recipe.ts';

const frame = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

export const loginPage = (title: string): string =>
  frame(
    title,
    `<h1>Log in to ${title}</h1><form method="post" action="/__login">
<input id="user" name="user" autocomplete="username"><input id="pass" name="pass" type="password" autocomplete="current-password">
<button id="enter">Log in</button></form>`,
  );

/** Where no request is known that logs out, the page's script has one of its own. */
export const hasOwnControl = ({ session, logOut }: Knowledge): boolean => !session.cookies || logOut.length === 0;

const OWN_CONTROL = `<button id="leave">Log out</button><script>
document.querySelector('#leave').onclick = async () => {
  await fetch('/__leave', { method: 'POST' });
  location.replace('/');
};
</script>`;

interface Person {
  account: string;
  stored: string;
}

/** The home page; for a person who is logged in it stores what the site's script would. */
export function homePage(known: Knowledge, person: Person | null): string {
  if (!known.session.cookies) return applicationPage(known);
  if (!person) return frame(known.name, `<h1>${known.name}</h1><a href="/__login">Log in</a>`);
  const control = hasOwnControl(known) ? OWN_CONTROL : '';
  const body = `<h1>${known.name}</h1><p id="who">${person.account}</p>${control}<script>${storingScript(known, person)}</script>`;
  return frame(known.name, body);
}

/** What answers the login where only a script holds the credential: it is kept, then the application opens. */
export const storingPage = (known: Knowledge, person: Person): string =>
  frame(known.name, `<script>${storingScript(known, person)}location.replace('/');</script>`);

/** An application that keeps its login in the page's storage: its script knows whether anybody is there. */
function applicationPage(known: Knowledge): string {
  const key = (known.session.storage?.[0] ?? '').replace(/^\w+:/, '').replace('*', '1');
  return frame(
    known.name,
    `<h1>${known.name}</h1><div id="app"></div><script>
const token = localStorage.getItem(${JSON.stringify(key)});
document.querySelector('#app').innerHTML = token ? '<p id="who">alice</p><button id="leave">Log out</button>' : '<a href="/__login">Log in</a>';
if (token) document.querySelector('#leave').onclick = async () => {
  await fetch('/__leave', { method: 'POST', headers: { Authorization: 'Bearer ' + token } });
  localStorage.clear();
  location.replace('/');
};
</script>`,
  );
}

/** Puts every mark that the recipe names where it says; databases are left out. */
function storingScript(known: Knowledge, person: Person): string {
  const marks = [...(known.session.storage ?? []), ...(known.remembered?.storage ?? [])];
  return marks
    .flatMap((mark) => {
      const [area = '', key = ''] = mark.split(/:(.*)/s);
      const store = area === 'local' ? 'localStorage' : area === 'session' ? 'sessionStorage' : null;
      const value = known.session.storage?.includes(mark) ? person.stored : `remembered ${person.account}`;
      return store ? [`${store}.setItem(${JSON.stringify(key.replace('*', '1'))}, ${JSON.stringify(value)});`] : [];
    })
    .join('');
}

/** The page on which a log-out is pressed or confirmed. */
export function confirmationPage(step: PageStep, path: string, token: string): string {
  const mark = attributeFor(step.selector);
  return frame(
    'Log out',
    `<p id="who">alice</p><form method="post" action="${path.replaceAll('&', '&amp;')}">
<input type="hidden" name="token" value="${token}"><button id="leave"${mark}>Log out</button></form>`,
  );
}

function attributeFor(selector: string | undefined): string {
  if (selector === undefined) return '';
  const attribute = /^\[([\w-]+)="([^"]*)"\]$/.exec(selector);
  if (!attribute) throw new Error(`no sample for ${selector}`);
  return ` ${attribute[1]}="${attribute[2]}"`;
}

/** An answer in which a recipe finds this token. */
export function readableAs(before: Before, token: string): string {
  if (before.json !== undefined) {
    return JSON.stringify(before.json.split('.').reduceRight<unknown>((value, key) => ({ [key]: value }), token));
  }
  const samples = [
    `<meta name="csrf-token" content="${token}">`,
    `<head data-requesttoken="${token}">`,
    `<input type="hidden" name="token" value="${token}">`,
    `{"data":{"modhash": "${token}"}}`,
    `rcmail.set_env({"request_token":"${token}"});`,
    `{"logout_url":"https://kratos.example/self-service/logout?token=${token}"}`,
  ];
  return samples.find((sample) => new RegExp(before.pattern ?? '').exec(sample)?.[1] === token) ?? '';
}
