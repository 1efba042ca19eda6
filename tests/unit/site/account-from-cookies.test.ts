import { describe, expect, it } from 'vitest';
import { accountFromCookies } from '../../../utils/site/account-from-cookies';
import { readFramework, readRecipe } from '../../recipes/read-catalogue';

const instagram = readRecipe('instagram.com');
const wordpress = readFramework('wordpress');
const login = `wordpress_logged_in_${'a'.repeat(32)}`;

describe('accountFromCookies', () => {
  it('reads a number', () => {
    expect(accountFromCookies(instagram, [{ name: 'ds_user_id', value: '12345' }])).toBe('12345');
  });
  it('tells nothing when the value is not what the recipe expects', () => {
    expect(accountFromCookies(instagram, [{ name: 'ds_user_id', value: '12345:secret' }])).toBeNull();
    expect(accountFromCookies(instagram, [])).toBeNull();
  });
  it('takes the name out of a cookie that also holds a secret', () => {
    const value = encodeURIComponent('zoë|1790000000|token|hmac');
    expect(accountFromCookies(wordpress, [{ name: login, value }])).toBe('zoë');
  });
  it('survives a value that is not URL-encoded properly', () => {
    expect(accountFromCookies(wordpress, [{ name: login, value: '%E0%A4%A|1|t|h' }])).toBeNull();
  });
  it('cuts markup, control characters and length', () => {
    const value = encodeURIComponent(`<b>\u202eann\n</b>${'x'.repeat(100)}|1|t|h`);
    const label = accountFromCookies(wordpress, [{ name: login, value }]);
    expect(label).toMatch(/^bann\/bx+$/);
    expect([...(label ?? '')]).toHaveLength(64);
  });
});
