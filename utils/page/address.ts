/** What an address says about pressing what leads there. */
export type AddressSign = 'sure' | 'weak' | 'none' | 'about' | 'danger';

const PREFIX =
  '(?:do|user|users|member|members|customer|customers|client|admin|auth|account|accounts|site|my|me|perform|process|confirm|saml2?|sso|oidc|oauth2?|ajax|api|jspringsecurity|springsecurity|cas|special|web|app|session|sessions|frontend|backend|shop|panel|manager|action|cmd|go|get|post|handle|request|front|force|tool|wp|ajaxcall)*';
const SUFFIX =
  '(?:user|users|me|now|action|request|submit|confirm|confirmed|session|controller|servlet|handler|page|view|get|post|callback|account|member|admin|customer|success|v?\\d)*';
const CORE =
  '(?:log(?:me)?out|logoff|signout|signoff|logmeout|signmeout|desloguear|deslogar|abmelden|ausloggen|abmeldung|deconnexion|deconnecter|sedeconnecter|cerrarsesion|cerrarsession|terminarsesion|terminarsessao|encerrarsessao|uitloggen|afmelden|wyloguj|wylogowanie|odhlasit|odhlaseni|odhlasenie|kijelentkezes|loggaut|loggut|logud|utlogging|utloggning|kirjauduulos|cikisyap|oturumukapat|dangxuat|tuichu|vyhod|vyiti|odjava|atsijungti|esci|sair|salir|deconectare|endsession|destroysession|sessiondestroy|sessionend|sessionslogout|closesession|killsession|deleteusersession|退出登录|退出|登出|注销|ログアウト|로그아웃|выход|выйти)';
const SURE = new RegExp(`^${PREFIX}${CORE}${SUFFIX}$`);
const WEAK =
  /^(?:exit|quit|end|leave|bye|disconnect|deauth(?:enticate|orize)?|unauth|unauthenticate|cikis|vihid|exituser)$/;

/** Parts of an address that mean more than this session. `destroy` and `delete` alone are how frameworks spell log out. */
const DANGER =
  /^(?:(?:delete|destroy|close|remove|cancel|deactivate|disable|terminate|erase|purge)(?:my|user|users)?(?:account|accounts|profile|user|users|membership|subscription|all)?|.*(?:account|profile|user|membership)(?:delete|deletion|destroy|remove|removal|close|closure|cancel|deactivate|deactivation)|deactivat\w*|unsubscribe\w*|optout|.*(?:log|sign)(?:out|off)(?:from)?(?:all|every|other|anywhere|device).*|.*(?:log|sign)all(?:out|off)|(?:all|other|every)(?:log|sign)?(?:out|off|sessions?|devices)|(?:other|all)sessions|everywhere|allsessions?|revoke\w*|destroyall|impersonat\w*|stopimpersonating|switch(?:user|account|to|profile)?|switchaccounts?)$/s;
/** Product names stand before the word: `acme-logout.php`. */
const COMPOUND =
  /^(?!.*(?:auto|after|before|force|no|admin|all|post|pre|on)(?:log|sign))[a-z]{1,14}(?:logout|signout|logoff)$/;
/** `/panel/exit` leaves the panel, `/groups/4/leave` a group. */
const OWN_PART = /^(?:users?|accounts?|auth|members?|panel|admin|app|my|web|site|cabinet|lk|portal|[a-z]{2}|index)$/;
/** `sessions/destroy` and `/account/delete` differ only by what stands before. */
const SESSION_NOUN =
  /^(?:user|my|auth|admin|api)?(?:session|sessions|login|logins|auth|authentication|signin|current|me|sesion|sesiones|sessao|sessione|sessie|sitzung|sesja)$/;
const ENDING_VERB = /^(?:destroy|delete|end|remove|close|clear|kill|terminate|abandon|invalidate)$/;

/** Pages that write about logging out. */
const ABOUT =
  /^(?:help|docs?|documentation|reference|faqs?|support|wiki|blog|news|articles?|forums?|topics?|threads?|questions?|q|search|tags?|kb|tutorials?|manuals?|guides?|posts?|comments?|logs|audit\w*|reports?|events?|stories|static|assets|img|images|files?|download|packages?)$/;
/** Pages where one sets what happens at log-out. */
const SETTINGS = /^(?:settings?|config\w*|preferences|options)$/;
/** Query keys whose value is where to go, or what to look for: never what pressing does. */
const NOT_A_DEED =
  /^(?:q|s|k|query|search\w*|keyword\w*|term|sort\w*|order\w*|filter\w*|event\w*|type|category|cat|tag\w*|kind|status|level|message|msg|reason|title|name|label|text|next|from|ref|referr?er|source|src|return\w*|redirect\w*|redir|url|uri|goto|back\w*|continue|target|destination|dest|forward|then|after\w*|service|callback\w*|rurl|r_?url|state|nonce|utm_\w+|post_logout_redirect_uri|id_token_hint|logout_hint|client_id|lang\w*|locale)$/;
/** Where routers keep a page's name. A wiki's page about logging out has the same key: only the reserved names count. */
const TITLE_DEED = /^[^:]{2,30}:[^:]*(?:log|sign)[_ -]?out$/i;

const ALL_SESSIONS = /^(?:all|others?|global|everywhere|everyone|devices|all[_-]?(?:sessions|devices))$/i;

export function squashPart(part: string): string {
  return decode(part)
    .toLowerCase()
    .replace(/[;!].*$/s, '')
    .replace(
      /\.(?:php\d?|aspx?|ashx|jspx?|jspa|jsf|do|action|html?|xhtml|cgi|pl|py|rb|cfm|faces|seam|svc|json|zul|nsf)$/,
      '',
    )
    .replace(/[\s._~+-]+/g, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray percent sign: the text is taken as it stands.
  }
}

/**
 * Reads an address: path, query, and a fragment that a router in the page uses as a path.
 * `method` is the effective one (a form's `_method`, `data-method`): DELETE on a session is log out.
 */
export function addressSign(url: URL, method = 'GET'): AddressSign {
  const segments = pathSegments(url);
  const deeds = queryDeeds(url);
  const isAll = [...url.searchParams].some(([key, value]) => isAllSessions(key, value));
  if (isAll || isDangerPath(segments, deeds)) return 'danger';
  if (areSureDeeds(deeds)) return 'sure';
  const sign = pathSign(segments, method);
  const isTopic = [...url.searchParams].some(([, value]) => SURE.test(squashPart(value)));
  return sign === 'none' && isTopic ? 'about' : sign;
}

function isAllSessions(key: string, value: string): boolean {
  if (/^(?:all|everywhere|all_?(?:sessions|devices)|global|others?)$/i.test(key))
    return !/^(?:0|false|no)$/i.test(value);
  return /^(?:scope|mode|sessions?|devices?|what|which|action)$/i.test(key) && ALL_SESSIONS.test(value);
}

function pathSegments(url: URL): string[] {
  const hashPath = /^#!?\//.test(url.hash) ? url.hash.replace(/^#!?/, '').replace(/\?.*$/, '') : '';
  return `${url.pathname}${hashPath}`
    .split('/')
    .map(squashPart)
    .filter((part) => part !== '');
}

/** Words of the query that may name a deed: keys without a value or with yes, values of keys that are not places. */
function queryDeeds(url: URL): string[] {
  const deeds: string[] = [];
  for (const [key, value] of url.searchParams) {
    if (key.toLowerCase() === 'title' && TITLE_DEED.test(value)) deeds.push('logout');
    if (NOT_A_DEED.test(key.toLowerCase())) continue;
    if (value === '' || /^(?:1|true|yes|y|on|now|[\w-]{16,})$/i.test(value))
      deeds.push(squashPart(key.replace(/^.*\[|\]$/g, '')));
    const parts = value.length <= 60 ? value.split(/[/:.|,\\]/).map(squashPart) : [];
    deeds.push(...parts, parts.join(''));
  }
  return deeds.filter((deed) => deed !== '');
}

function areSureDeeds(deeds: string[]): boolean {
  if (deeds.some((deed) => SURE.test(deed))) return true;
  return deeds.some((deed) => ENDING_VERB.test(deed)) && deeds.some((deed) => /^(?:user|auth)?sessions?$/.test(deed));
}

function isDangerPath(segments: string[], deeds: string[]): boolean {
  return [...segments, ...deeds].some((part, index, all) => {
    if (!DANGER.test(part)) return false;
    if (!ENDING_VERB.test(part)) return true;
    const near = [all[index - 1], all[index + 1], all[index - 2]];
    return !near.some((other) => other !== undefined && (SESSION_NOUN.test(other) || SURE.test(other)));
  });
}

function pathSign(segments: string[], method: string): AddressSign {
  const last = segments.at(-1) ?? '';
  const before = segments.slice(0, -1);
  const isNamed = SURE.test(last);
  if (isNamed && before.some((part) => ABOUT.test(part))) return 'about';
  if (isNamed && before.some((part) => SETTINGS.test(part))) return 'none';
  if (isNamed) return 'sure';
  const previous = before.at(-1) ?? '';
  if (SESSION_NOUN.test(previous) && ENDING_VERB.test(last)) return 'sure';
  if (ENDING_VERB.test(previous) && /^(?:user)?sessions?$/.test(last)) return 'sure';
  if (SURE.test(previous) && /^[\w=-]{6,}$|^\d+$|^(?:confirm|yes|now|index|do)$/.test(last)) return 'sure';
  if (method === 'DELETE' && SESSION_NOUN.test(last)) return 'sure';
  if (COMPOUND.test(last)) return 'weak';
  return WEAK.test(last) && before.every((part) => OWN_PART.test(part)) ? 'weak' : 'none';
}
