import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type EntrypointGroup } from 'wxt';
import { licences } from './build-licences';
import { packagedTexts } from './utils/browser/build-texts';
import { OPTIONAL_PERMISSIONS } from './utils/browser/optional-permissions';
import { managedSchema } from './utils/policy/managed-schema';
import { packagedCatalogue } from './utils/site/build-catalogue';

/** Fixes the Chromium extension id, so that policies and tests can name it. */
const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzRpjKvAGIruKZtuSnromvduFlphpP1JaD6W9CZ+gpm5ggrT2jivHBaoZl+IBQ6w6rkVTiwKJ+TOmRvVuS6DQeNpULl7WEfciCJIyF5NByhsplzxSB8HUWapKdoNBauMhrrF7Ig/+339S17lSWeh4+wUvLlLBoWfCYpdO7KLWNfIKeuOymRYUJxIO9yOpMMQ2ISEw8A9PY+b6u+q8xThXqjXtU3uen0ZCY7Hne8P48lUg17AXUcQutm5cAsqmYOU5jyNE01r1W9FniWkqDjY7obRSwEDHjzDYi7gOS+GBF0bqn/8jJccbzF2DAvMNwdZ7A3a5cqk1U7eoScbF/r9bJwIDAQAB';

export const FIREFOX_ID = 'walkaway@walkaway.app';

/** Every permission stands in ARCHITECTURE.md with its reason; tests/architecture/ compares the two. */
const PERMISSIONS = [
  'alarms',
  'browsingData',
  'contextMenus',
  'cookies',
  'declarativeNetRequestWithHostAccess',
  'idle',
  'scripting',
  'storage',
  'tabs',
  'webRequest',
];

const bundled = licences();

const MANAGED_SCHEMA = 'managed-schema.json';

/**
 * Built by itself, the popup is one script and one style sheet. Together with the other pages it shared parts with each of
 * them and was nineteen files: its first list came 60 ms later in Chromium (measured here, 147 ms and 87).
 */
function buildByItself(name: string, groups: EntrypointGroup[]): void {
  const pages = groups.find((group) => Array.isArray(group) && group.some((page) => page.name === name));
  if (!Array.isArray(pages)) throw new Error(`no page ${name} to build`);
  const at = pages.findIndex((page) => page.name === name);
  groups.push(pages.splice(at, 1));
}

export default defineConfig({
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact(), bundled.plugin],
    // Every browser that we support preloads modules by itself.
    build: { modulePreload: { polyfill: false } },
    resolve: { alias: { tldts: 'tldts/dist/index.esm.min.js' } },
  }),
  hooks: {
    'config:resolved': ({ config }) => {
      if (config.command === 'build') process.env.NODE_ENV = 'production';
    },
    'entrypoints:grouped': (_, groups) => buildByItself('popup', groups),
    // The catalogue is checked here and packaged as plain files: a recipe that is not valid fails the build.
    'build:publicAssets': async (wxt, files) => {
      const texts = await packagedTexts(join(wxt.config.publicDir, '_locales'));
      // In place of the files that translators work with.
      const packed = new Set(texts.map(({ relativeDest }) => relativeDest));
      const others = files.filter(({ relativeDest }) => !packed.has(relativeDest.replaceAll('\\', '/')));
      files.splice(0, files.length, ...others, ...texts);
      files.push(...(await packagedCatalogue(join(wxt.config.root, 'utils/site'))));
      // The last step of a build: by now it is known what was bundled.
      files.push({ relativeDest: 'licences.txt', contents: bundled.list() });
      files.push({ relativeDest: MANAGED_SCHEMA, contents: JSON.stringify(managedSchema()) });
    },
  },
  // Pictures and logs of runs are no source.
  zip: { excludeSources: ['test-results/**'] },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    // Chromium pins nothing by itself; Firefox would hide it behind its puzzle piece, too.
    action: { default_title: '__MSG_extensionName__', ...(browser === 'firefox' ? { default_area: 'navbar' } : {}) },
    omnibox: { keyword: 'walkaway' },
    commands: {
      'end-visit': {
        // Chromium lets a shortcut be global, also while another program is in front, with these keys only.
        suggested_key: { default: 'Ctrl+Shift+9' },
        description: '__MSG_commandEndVisit__',
        ...(browser === 'firefox' ? {} : { global: true }),
      },
    },
    permissions: [
      ...PERMISSIONS,
      ...(browser === 'firefox' ? ['webRequestBlocking'] : ['offscreen', 'sidePanel']),
      ...(mode === 'managed' ? OPTIONAL_PERMISSIONS : []),
    ],
    ...(mode === 'managed' ? {} : { optional_permissions: OPTIONAL_PERMISSIONS }),
    host_permissions: ['<all_urls>'],
    // Without upgrade-insecure-requests: Firefox would otherwise turn our requests to http sites into https (platform.md B3).
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'" },
    ...(browser === 'firefox'
      ? {
          sidebar_action: {
            default_panel: 'elsewhere.html',
            default_title: '__MSG_elsewhereTitle__',
            open_at_install: false,
          },
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ID,
              // The first one, on a phone too, that knows the key below.
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          storage: { managed_schema: MANAGED_SCHEMA },
          side_panel: { default_path: 'elsewhere.html' },
          // Stores give an extension their own id, and refuse a package that brings one.
          ...(mode === 'store' ? {} : { key: CHROMIUM_KEY }),
          minimum_chrome_version: '122',
        }),
  }),
});
