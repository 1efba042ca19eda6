import { type Language, WORDS } from './words.ts';

/** How a house looks. */
export interface Look {
  title: string;
  language: Language;
  /** CSS colour of the header and of buttons. */
  tint: string;
  /** Further links in the header, as `[path, label]`. */
  nav?: [path: string, label: string][];
  /** What the front page is about: `[heading, text]` each. */
  cards: [heading: string, text: string][];
}

export interface PageParts {
  /** Account name, menu and log-out control, or the link to the login. */
  corner: string;
  main: string;
  /** Further markup for `<head>`. */
  head?: string;
  /** Inline script at the end of the page. */
  script?: string;
}

/** A whole page. */
export function page(look: Look, parts: PageParts): string {
  const words = WORDS[look.language];
  const links = [['/', words.home], ...(look.nav ?? []), ['/account', words.account]];
  return `<!doctype html>
<html lang="${look.language}" dir="${look.language === 'ar' ? 'rtl' : 'ltr'}" style="--tint:${look.tint}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${look.title}</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/style.css">
${parts.head ?? ''}
</head>
<body>
<header class="top">
<a class="brand" href="/">${look.title}</a>
<nav>${links.map(([path, label]) => `<a href="${path}">${label}</a>`).join('')}</nav>
<div class="corner">${parts.corner}</div>
</header>
<main>${parts.main}</main>
<footer><p>© ${look.title} · <a href="/about">${words.imprint}</a></p></footer>
${parts.script === undefined ? '' : `<script>${parts.script}</script>`}
</body>
</html>`;
}

export const cards = (look: Look): string =>
  `<div class="cards">${look.cards.map(([heading, text]) => `<article><h2>${heading}</h2><p>${text}</p></article>`).join('')}</div>`;

export interface FormNames {
  action: string;
  user: string;
  password: string;
}

/** The login form; `hidden` holds further fields such as where to go next. */
export function loginForm(look: Look, names: FormNames, isWrong: boolean, hidden = ''): string {
  const words = WORDS[look.language];
  return `<form id="login" class="panel" method="post" action="${names.action}">
<h2>${words.logIn}</h2>${isWrong ? `<p class="wrong" role="alert">${words.wrong}</p>` : ''}${hidden}
<label for="user">${words.user}</label><input id="user" name="${names.user}" autocomplete="username" required>
<label for="pass">${words.password}</label><input id="pass" name="${names.password}" type="password" autocomplete="current-password" required>
<button id="enter" type="submit">${words.logIn}</button>
</form>`;
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const icon = (title: string, tint: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${tint}"/><text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="700" fill="#fff" text-anchor="middle">${escapeHtml(title.charAt(0))}</text></svg>`;

export const STYLE = `:root{--tint:#345;--ink:#1d2328;--soft:#5d6872;--line:#dfe4e8;--ground:#f6f7f8}
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--ground);min-height:100vh;display:flex;flex-direction:column}
a{color:var(--tint)}
.top{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;padding:.8rem max(1rem,calc((100vw - 60rem)/2));background:#fff;border-top:5px solid var(--tint);border-bottom:1px solid var(--line)}
.brand{font-weight:700;font-size:1.15rem;color:var(--tint);text-decoration:none}
.top nav{display:flex;gap:1.1rem;flex:1}
.top nav a{color:var(--soft);text-decoration:none}
.top nav a:hover{color:var(--ink);text-decoration:underline}
.corner{display:flex;gap:.8rem;align-items:center;position:relative}
.corner form{margin:0}
.who{font-weight:600}
main{width:min(60rem,100% - 2rem);margin:2rem auto;flex:1}
h1{font-size:1.7rem;margin:0 0 .6rem}h2{font-size:1.1rem;margin:0 0 .3rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem;margin-top:1.4rem}
.cards article,.panel,.notice{background:#fff;border:1px solid var(--line);border-radius:10px;padding:1.1rem 1.3rem}
.cards p{margin:0;color:var(--soft)}
.panel{max-width:24rem;margin:0 auto;display:grid;gap:.5rem}
.notice{border-inline-start:5px solid var(--tint);margin-bottom:1rem}
.wrong{color:#a11;margin:0}
label{font-size:.9rem;color:var(--soft)}
input{font:inherit;padding:.5rem .6rem;border:1px solid #b9c2ca;border-radius:6px}
button,.button{font:inherit;padding:.45rem .9rem;border:1px solid var(--tint);border-radius:6px;background:var(--tint);color:#fff;cursor:pointer;text-decoration:none}
button.plain{background:none;border:0;color:var(--tint);padding:.2rem .3rem}
.avatar{border-radius:50%;width:2.3rem;height:2.3rem;padding:0;font-weight:700}
.menu{position:absolute;inset-inline-end:0;top:2.7rem;min-width:14rem;background:#fff;border:1px solid var(--line);border-radius:10px;box-shadow:0 8px 24px #0002;padding:.4rem;display:grid;gap:.1rem;z-index:5}
.menu[hidden]{display:none}
.menu a,.menu button{display:block;width:100%;text-align:start;background:none;border:0;color:var(--ink);padding:.5rem .7rem;border-radius:6px;text-decoration:none}
.menu a:hover,.menu button:hover{background:var(--ground)}
iframe{border:1px solid var(--line);border-radius:10px;width:100%;height:8rem}
footer{text-align:center;color:var(--soft);font-size:.9rem;padding:1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem}dd{margin:0}`;
