/** How sure a fact is. It is copied from where the fact was found and never raised. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/**
 * Whose sessions the site's own log-out ends: those of this browser; only the active one of several accounts here, so
 * that it has to be asked for again; those of sister sites as well; or those of every device of the account. The last
 * two have to be said before it is pressed.
 */
export const REACHES = ['this-browser', 'one-account', 'sister-sites', 'every-device'] as const;
export type Reach = (typeof REACHES)[number];

/** What must be asked first, and where in the answer the value for `{before}` is. Exactly one of the three. */
export interface Before {
  url: string;
  method?: Method;
  /** Path into a JSON answer, `query.tokens.csrftoken`. */
  json?: string;
  /** Name of an answer header. */
  header?: string;
  /** Regular expression over the answer's text; its first group is the value. */
  pattern?: string;
}

/**
 * A request that logs out. Its strings may hold `{cookie:name}`, `{cookie:name|decode}` (URL-decoded),
 * `{cookie:name|unquote}` (without quotation marks), `{account}` and `{before}`.
 */
export interface RequestStep {
  method: Method;
  url: string;
  headers?: Record<string, string>;
  /** Form fields; of a GET they become the query. */
  fields?: Record<string, string>;
  /** JSON body, where the site wants one instead of a form. */
  json?: Record<string, string | boolean | null>;
  before?: Before;
  /** Belongs to the step before it: sent as well, not instead, where two hosts have to be told. */
  also?: true;
}

/** A page to be fetched as the person, and what is to be pressed there. */
export interface PageStep {
  page: string;
  /** `control`: its log-out control; `confirmation`: what confirms a log-out already asked for; `selector`: this element. */
  press: 'control' | 'confirmation' | 'selector';
  selector?: string;
}

export type Step = RequestStep | PageStep;

/** What is known of one site or one application. What is not known is left out. */
export interface Knowledge {
  /** What people call it. */
  name: string;
  session: {
    /** Names of the cookies that carry the login. Of a site: exact, or with `*` at the end. Of a framework: regular expressions. */
    cookies?: string[];
    /** Where else the login lies: `local:key`, `session:key` or `indexeddb:database`, with `*` for any end. */
    storage?: string[];
    /** Values by which one of these cookies says that nobody is logged in: name as in `cookies` → regular expression. */
    guest?: Record<string, string>;
  };
  /** True where visitors who never logged in get a session cookie too: it proves nothing. */
  guestsHaveSessionCookie?: boolean;
  account?: {
    /** Cookie that tells whose session it is, named as in `session.cookies`. */
    cookie: string;
    /** Regular expression; its first group is the label. Without it the whole value is. */
    pattern?: string;
    decode?: 'url';
    /** Where the label is when not in the value: in the cookie's name. */
    of?: 'name';
  };
  /** What the site leaves for the next login; named like the session's. */
  remembered?: { cookies?: string[]; storage?: string[] };
  /** Ways to log out, best first. Empty: only the page's own control, found by generic means. */
  logOut: Step[];
  /** A page that differs between logged in and out. */
  proof?: string;
  /** Where the person can see and close sessions on other devices. */
  elsewhere?: string;
  changePassword?: string;
  passwordChangeEndsOthers?: 'yes' | 'no' | 'optional' | 'site-dependent';
  reach?: Reach;
  facts: {
    session?: Confidence;
    account?: Confidence;
    remembered?: Confidence;
    logOut?: Confidence;
    elsewhere?: Confidence;
    changePassword?: Confidence;
    /** Month in which the facts were gathered, `2026-11`. */
    date: string;
    source: string;
  };
}

/** One site's facts. Addresses are whole; with `eachDomain` they hold `{domain}`. */
export interface Recipe extends Knowledge {
  /** Registrable domain, the first one of a shared login; names the file. */
  site: string;
  /** Domains whose sessions are one session, or, with `eachDomain`, that work alike but each by itself. */
  domains: string[];
  eachDomain?: true;
  /** Sites one gets into with this login without a password, but whose sessions are their own. */
  sharedLogin?: string[];
}

/** An application that runs on many sites. Addresses are paths below the place where the application lives. */
export interface Framework extends Knowledge {
  /** Short name; names the file. */
  framework: string;
  /** Set where the application lives at the path of its session cookie; otherwise it is the origin or a folder of it. */
  base?: 'cookie-path';
  detect: {
    /** Regular expressions; one cookie that fits any of them is enough. */
    cookies?: string[];
    /** Regular expressions that must all find a cookie. */
    together?: string[];
    /** Regular expressions; a cookie that fits one of them shows that it is another application. */
    without?: string[];
    /** Texts, one of which in a page's source is enough. */
    html?: string[];
    /** Regular expressions over keys of web storage; one is enough. */
    storage?: string[];
  };
}

/** Whether a step fetches a page and presses something there, rather than sending a known request. */
export const isPageStep = (step: Step): step is PageStep => 'page' in step;

export const isFramework = (known: Recipe | Framework): known is Framework => 'framework' in known;
