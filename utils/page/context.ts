import { attributeOf, closest, lineage, parentOf, queryAll, tagOf } from './dom';
import { fold } from './fold';
import { tokens } from './hints';
import { briefTextOf, classOf, textOf } from './label';
import { greetingLength, isAccountLabel, loggedInAsLength } from './words';

const MENU_ROLE = /^(?:menu|menubar|listbox|dialog)$/;
const MENU_TOKEN =
  /(?:^|-)(?:menu|dropdown|drop-down|popover|popup|flyout|submenu|offcanvas|drawer|context-?menu|tooltip|collapse|overlay)(?:-|$)/;
const ACCOUNT_TOKEN =
  /(?:^|-)(?:user|users?-?(?:menu|info|nav|bar|box|panel|links|tools)|usermenu|userbar|username|account|accounts|profile|avatar|personal|persona|member|login-?info|logged-?in|session|identity|whoami|my-?account|me)(?:-|$)/;
const NAV_TOKEN =
  /(?:^|-)(?:nav|navbar|navigation|header|topbar|top-bar|toolbar|appbar|app-bar|masthead|sidebar|side-?nav|footer|banner|toplinks|top-?links|quick-?links|tools|actions)(?:-|$)/;
const CONTENT_TOKEN =
  /(?:^|-)(?:comments?|post-(?:content|body|text)|entry-content|message-(?:body|content|text)|markdown(?:-body)?|article(?:-body|-content)?|prose|user-content|rich-?text|wysiwyg|search-results?|results?|snippet|preview|quote|blog-?post|mail-?body|email-?body|description|changelog|help-?text|faq|docs?-content|review|bio|about-?me|editor|signature|code|highlight|mw-parser-output|story|feed-item|tweet|status-content|chat-message|wiki-?page|log-?entry|issue-body|note-body)(?:-|$)/;
const CONTENT_TAG = /^(?:article|blockquote|pre|code|figure|textarea|dd|q)$/;

/** Names of the element and what it is for, hyphenated. Classes with a colon say how it looks (`hover:highlight`). */
function namesIn(element: Element): string {
  const classes = classOf(element).split(/\s+/);
  const others = ['id', 'data-testid', 'aria-label'].map((attribute) => attributeOf(element, attribute));
  return tokens([...classes.filter((name) => !name.includes(':')), ...others].join(' '));
}

/** Whether the element lies in a menu that opens and closes. */
export function isInMenu(element: Element): boolean {
  return lineage(element, 12).some(
    (at) =>
      (tagOf(at) === 'details' && at !== element) ||
      MENU_ROLE.test(at.getAttribute('role') ?? '') ||
      (at !== element && isBelowBody(at) && MENU_TOKEN.test(namesIn(at)) && !NAV_TOKEN.test(tagOf(at))),
  );
}

function isBelowBody(element: Element): boolean {
  return !/^(?:html|body|main)$/.test(tagOf(element));
}

/** Whether the element is where a person's own things are: beside profile and settings, or in a box called user. */
export function isAmongAccountThings(element: Element): boolean {
  const near = lineage(element, 7).filter(isBelowBody);
  if (near.slice(1).some((at) => ACCOUNT_TOKEN.test(namesIn(at)) && isBrief(at))) return true;
  const box = closest(element, 'ul, ol, nav, [role="menu"], menu, form, [class*="menu" i], [class*="dropdown" i]');
  const group = box && box !== element ? box : parentOf(element);
  if (!group || !isBrief(group)) return false;
  return [...group.querySelectorAll('a, button, [role="menuitem"], li')]
    .filter((item) => item !== element && !item.contains(element))
    .slice(0, 40)
    .some((item) => isAccountLabel(textOf(item)));
}

const HIGHEST_GREETING = 2;
const LONGEST_GREETING = 80;

/** Whether the element stands behind a greeting or “Logged in as”, with nothing but a few words between. */
export function isBehindGreeting(element: Element): boolean {
  let box = parentOf(element);
  for (let height = 0; box && isBelowBody(box) && height < HIGHEST_GREETING; height++, box = parentOf(box)) {
    const text = fold(briefTextOf(box));
    if (text.length > LONGEST_GREETING) return false;
    if (loggedInAsLength(text) > 0 || greetingLength(text) > 0) return true;
  }
  return false;
}

function isBrief(box: Element): boolean {
  const text = briefTextOf(box);
  return text !== '' && text.length < 600;
}

/** Whether the element is part of the page's frame: navigation, header, footer, menu, toolbar. */
export function isInFrame(element: Element): boolean {
  return lineage(element, 14).some((at) => isBelowBody(at) && isFramePart(at));
}

function isFramePart(at: Element): boolean {
  if (/^(?:nav|header|footer|menu|aside|dialog)$/.test(tagOf(at))) return true;
  if (
    /^(?:navigation|banner|menu|menubar|toolbar|contentinfo|dialog|complementary)$/.test(at.getAttribute('role') ?? '')
  )
    return true;
  const names = namesIn(at);
  return NAV_TOKEN.test(names) || MENU_TOKEN.test(names) || ACCOUNT_TOKEN.test(names);
}

/**
 * Whether somebody wrote this: an article, a comment, a mail, a search result. Navigation or a form inside such a box
 * is the site's own again, because what people write cannot hold them.
 */
export function isWrittenContent(element: Element): boolean {
  for (const at of lineage(element)) {
    if (at !== element && /^(?:nav|form|menu|dialog)$/.test(tagOf(at))) return false;
    if (/^(?:menu|navigation|dialog|menubar|toolbar)$/.test(at.getAttribute('role') ?? '')) return false;
    if (isContentBox(at)) return true;
  }
  return isInSentence(element);
}

function isContentBox(at: Element): boolean {
  if (/^(?:html|body|main)$/.test(tagOf(at))) return false;
  const names = namesIn(at);
  if (at.hasAttribute('contenteditable') && at.getAttribute('contenteditable') !== 'false') return true;
  return (
    CONTENT_TAG.test(tagOf(at)) ||
    /^(?:article|feed|textbox|code)$/.test(at.getAttribute('role') ?? '') ||
    (CONTENT_TOKEN.test(names) && !/(?:^|-)toolbar(?:-|$)/.test(names))
  );
}

/** Whether the element stands in running text: a paragraph with much more in it than the element says. */
function isInSentence(element: Element): boolean {
  const block = closest(element, 'p, li, td, dd');
  if (!block || block === element) return false;
  // Counted first, by lists that browsers keep: a paragraph of ten thousand links is not read for each of them.
  const links = block.getElementsByTagName('a').length + block.getElementsByTagName('button').length;
  return links <= 3 && textOf(block).length - textOf(element).length > 90;
}

/** The words over the element: headings and captions of the boxes it lies in, nearest first. */
export function headingsOver(element: Element): string[] {
  const headings: string[] = [];
  for (const at of lineage(element, 8)) {
    for (const child of at.querySelectorAll(
      ':scope > h1, :scope > h2, :scope > h3, :scope > h4, :scope > legend, :scope > header h1, :scope > header h2',
    )) {
      headings.push(textOf(child));
    }
  }
  return headings;
}

/** Whether anything in the page asks for a password. */
export function passwordFields(root: Document | ShadowRoot | Element): HTMLInputElement[] {
  return queryAll(root, 'input[type="password" i]') as HTMLInputElement[];
}
