import { describe, expect, it } from 'vitest';
import { detectFrameworks, htmlMarksOf } from '../../../utils/site/detect-frameworks';
import { readFrameworks } from './read-catalogue';

const frameworks = readFrameworks();
const hash = '0123456789abcdef0123456789abcdef';
const sha1 = `${hash}01234567`;

/** The cookies that a person who is logged in has there, as the applications really call them. */
const COOKIES: Record<string, string[]> = {
  'aspnet-core': [
    '.AspNetCore.Antiforgery.abc',
    '.AspNetCore.Identity.Application',
    '.AspNetCore.Identity.ApplicationC1',
  ],
  aspnet: ['ASP.NET_SessionId', '.ASPXAUTH', '__RequestVerificationToken'],
  authjs: ['__Host-authjs.csrf-token', '__Secure-authjs.callback-url', '__Secure-authjs.session-token.0'],
  canvas: ['canvas_session', '_csrf_token', 'log_session_id', 'pseudonym_credentials'],
  cas: ['TGC'],
  clerk: ['__session', '__client_uat', '__client_uat_AbC1'],
  confluence: ['JSESSIONID', 'seraph.confluence'],
  directus: ['directus_session_token'],
  discourse: ['_forum_session', '_t'],
  discuz: ['abCd_2132_saltkey', 'abCd_2132_auth', 'abCd_2132_sid'],
  django: ['csrftoken', 'sessionid', 'messages'],
  dokuwiki: ['DokuWiki', `DW${hash}`],
  drupal: [`SSESS${hash}`, 'Drupal.visitor.name'],
  express: ['connect.sid'],
  flask: ['session', 'remember_token'],
  ghost: ['ghost-members-ssr', 'ghost-members-ssr.sig'],
  gitea: ['i_like_gitea', '_csrf', 'gitea_incredible', 'lang'],
  gitlab: ['_gitlab_session', 'remember_user_token', 'known_sign_in'],
  grafana: ['grafana_session', 'grafana_session_expiry'],
  jenkins: ['JSESSIONID.1a2b3c4d', 'remember-me'],
  jira: ['JSESSIONID', 'atlassian.xsrf.token', 'seraph.rememberme.cookie'],
  joomla: [hash, 'joomla_user_state'],
  jupyter: ['username-localhost-8888', '_xsrf'],
  jupyterhub: ['jupyterhub-hub-login', 'jupyterhub-session-id', 'jupyterhub-user-ann', '_xsrf'],
  keycloak: ['KEYCLOAK_IDENTITY', 'KEYCLOAK_SESSION', 'AUTH_SESSION_ID', 'KEYCLOAK_REMEMBER_ME'],
  kratos: ['ory_kratos_session', 'csrf_token_abc'],
  laravel: ['XSRF-TOKEN', 'laravel_session', `remember_web_${sha1}`],
  magento: ['PHPSESSID', 'X-Magento-Vary', 'form_key', 'mage-cache-sessid', 'private_content_version'],
  mastodon: ['_mastodon_session', '_session_id', 'remember_user_token'],
  mediawiki: ['wiki_session', 'wikiUserID', 'wikiUserName', 'wikiToken'],
  moodle: ['MoodleSession', 'MOODLEID1_'],
  nextcloud: [
    'oc1234567890',
    'oc_sessionPassphrase',
    'nc_sameSiteCookielax',
    'nc_username',
    'nc_token',
    'nc_session_id',
  ],
  nodebb: ['express.sid'],
  okta: ['sid', 'idx', 'DT', 't', 'ln', 'JSESSIONID'],
  phpbb: ['phpbb3_ab1cd_sid', 'phpbb3_ab1cd_u', 'phpbb3_ab1cd_k'],
  phpmyadmin: ['phpMyAdmin', 'pmaUser-1', 'pmaAuth-1', 'pma_lang'],
  'rails-devise': ['_shop_session', 'remember_user_token'],
  redmine: ['_redmine_session', 'autologin'],
  roundcube: ['roundcube_sessid', 'roundcube_sessauth'],
  salesforce: ['sid', 'sid_Client', 'oid', 'BrowserId'],
  sharepoint: ['FedAuth', 'rtFa'],
  shibboleth: ['_shibsession_64656661756c74'],
  'shibboleth-idp': ['shib_idp_session', 'JSESSIONID'],
  shopify: ['secure_customer_sig', '_shopify_y', 'cart'],
  spring: ['JSESSIONID', 'remember-me', 'XSRF-TOKEN'],
  supabase: ['sb-abcdefgh-auth-token.0', 'sb-abcdefgh-auth-token.1'],
  symfony: ['PHPSESSID', 'REMEMBERME'],
  vbulletin: ['bb_userid', 'bb_password', 'bb_sessionhash', 'bb_lastvisit'],
  wordpress: [`wordpress_logged_in_${hash}`, `wordpress_sec_${hash}`, 'wordpress_test_cookie', 'wp-settings-1'],
  xenforo: ['xf_csrf', 'xf_session', 'xf_user'],
};
const STORAGE: Record<string, string> = {
  cognito: 'CognitoIdentityServiceProvider.abc.LastAuthUser',
  firebase: 'firebase:authUser:AIza:[DEFAULT]',
  'home-assistant': 'hassTokens',
  msal: 'msal.token.keys.abc',
  supabase: 'sb-abcdefgh-auth-token',
};
const namesOf = (marks: Parameters<typeof detectFrameworks>[1]) =>
  detectFrameworks(frameworks, marks).map((one) => one.framework);

describe('detectFrameworks', () => {
  it('has an example of every framework', () => {
    const names = frameworks.map((one) => one.framework);
    expect([...new Set([...Object.keys(COOKIES), ...Object.keys(STORAGE)])].sort()).toEqual([...names].sort());
  });
  it.each(Object.entries(COOKIES))('knows %s by its cookies and takes it for nothing else', (name, cookieNames) => {
    expect(namesOf({ cookieNames })).toEqual([name]);
  });
  it.each(Object.entries(STORAGE))('knows %s by its storage and takes it for nothing else', (name, key) => {
    expect(namesOf({ cookieNames: [], storageKeys: [key] })).toEqual([name]);
  });
  it('knows none by cookies that anything may set', () => {
    const cookieNames = [
      'PHPSESSID',
      'JSESSIONID',
      'sid',
      'session',
      'csrftoken',
      'XSRF-TOKEN',
      '_ga',
      'token',
      'remember_me',
      'lang',
    ];
    expect(namesOf({ cookieNames })).toEqual([]);
    expect(namesOf({ cookieNames: [] })).toEqual([]);
  });
  it('uses each mark of a page for one framework only', () => {
    const marks = htmlMarksOf(frameworks);
    for (const mark of marks) expect(namesOf({ cookieNames: [], htmlMarks: [mark] })).toHaveLength(1);
    expect(marks.length).toBeGreaterThan(15);
  });
});

describe('every framework', () => {
  it.each(Object.entries(COOKIES))('%s has a session in its own cookies', async (name, cookieNames) => {
    const { isSessionCookie } = await import('../../../utils/site/recipe-request');
    const framework = frameworks.find((one) => one.framework === name);
    expect(cookieNames.some((cookie) => framework !== undefined && isSessionCookie(framework, cookie))).toBe(true);
  });
});
