import { describe, expect, test } from 'vitest';
import { isChallengeText } from '../../../utils/logout/sample';
import { end } from '../fakes/ending';
import { callOrPage, setUp } from '../fakes/one-host';
import { Random } from '../fakes/random';

const SHOP = `<main>${new Random(9).words(300).join(' ')}</main>`;
/** What ordinary pages load for one of their forms, or for a guard that only looks on. */
const LOADED = [
  '<script src="https://www.google.com/recaptcha/api.js?render=6Lc" id="google-recaptcha-js"></script>',
  '<script src="https://www.recaptcha.net/recaptcha/enterprise.js"></script><script>grecaptcha.ready(go)</script>',
  '<script src="https://js.hcaptcha.com/1/api.js" async></script><script>hcaptcha.execute()</script>',
  '<style>.grecaptcha-badge { visibility: hidden }</style><p>Protected by reCAPTCHA, Google’s terms apply</p>',
  "<script>a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>",
  "<script>a.src='/cdn-cgi/challenge-platform/h/g/scripts/jsd/4d2/main.js'</script>",
];

describe('a test for robots', () => {
  test.each([
    'Just a moment...',
    'Please verify you are human',
    '{"error":"captcha required"}',
    '<script src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1?ray=8"></script>',
    `<form><div class="g-recaptcha" data-sitekey="6Lc"></div></form>${LOADED[0]}`,
    `<form><div class="h-captcha"></div></form>${LOADED[2]}`,
    '<div id="px-captcha"></div>',
    "<script>var dd={'host':'geo.captcha-delivery.com'}</script>",
  ])('is recognised, also on a page that shows more: %s', (part) => {
    expect([part, SHOP + part].map((text) => isChallengeText(text, false))).toEqual([true, true]);
  });

  test.each(LOADED)('is not what a page loads beside what it shows: %s', (part) => {
    expect(isChallengeText(SHOP + part, false)).toBe(false);
  });

  test.each(LOADED)('is what shows nothing else: %s', (part) => {
    expect(isChallengeText(`<title>shop.test</title>${part}`, false)).toBe(true);
  });

  test('is no login form that has one, and no page without', () => {
    expect(isChallengeText('Log in. This form is protected by a captcha.', true)).toBe(false);
    expect(isChallengeText(SHOP, false)).toBe(false);
    expect(isChallengeText('Welcome', false)).toBe(false);
  });
});

test('a site that loads such a script with every page can be proven', async () => {
  const { world, enter } = setUp(
    ['session_id'],
    ({ cookies }, isOpen) => isOpen && cookies.has('session_id'),
    (ask, isIn) => ({ text: `${callOrPage(ask, isIn).text}${SHOP}${LOADED.join('')}` }),
  );
  expect(await end(world, enter())).toMatchObject({ outcome: 'ended' });
});
