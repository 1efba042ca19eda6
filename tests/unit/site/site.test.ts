import { describe, expect, it } from 'vitest';
import { siteOf } from '../../../utils/site/site';

describe('siteOf', () => {
  it.each([
    ['www.instagram.com', 'instagram.com'],
    ['https://accountscenter.instagram.com/password_and_security/?a=b#c', 'instagram.com'],
    ['.instagram.com', 'instagram.com'],
    ['WWW.Example.CO.UK', 'example.co.uk'],
    ['alice.github.io', 'alice.github.io'],
    ['https://alice.github.io/blog', 'alice.github.io'],
    ['shop.example.com.br:8443', 'example.com.br'],
    ['localhost', 'localhost'],
    ['http://localhost:3000/login', 'localhost'],
    ['nas', 'nas'],
    ['192.168.0.10', '192.168.0.10'],
    ['https://192.168.0.10:8080/x', '192.168.0.10'],
    ['http://[::1]:8080/', '::1'],
    ['github.io', 'github.io'],
    ['co.uk', 'co.uk'],
    ['https://user:secret@www.example.org/', 'example.org'],
    ['münchen.example', 'münchen.example'],
    ['www.example.org.', 'example.org'],
    ['about:blank', ''],
    ['', ''],
  ])('%s → %s', (host, site) => {
    expect(siteOf(host)).toBe(site);
  });
});
