import { describe, expect, test } from 'vitest';
import { mentionsRemembering } from '../../../utils/page/remember-box.ts';
import { isDangerLabel, isLoginLabel, logoutLabelScore } from '../../../utils/page/words.ts';

describe('log-out labels', () => {
  test.each([
    'Log out',
    'LOGOUT',
    'log-out',
    'Sign out →',
    '  Sign\u00a0Out ',
    'Log\u200bout',
    'Log out (alice)',
    'Logout [ alice ]',
    'Sign out: alice',
    'Log out @alice',
    'alice – Log out',
    'Ausloggen',
    'Sign out of Foo',
    'Log out from Acme Cloud',
    'Log out %{name}',
    'Se déconnecter',
    'SE DECONNECTER',
    'Cerrar sesion',
    'Cerrar sesión',
    'Terminar sessão',
    'ログアウト',
    'ﾛｸﾞｱｳﾄ',
    '로그아웃',
    '退出登录',
    'Đăng xuất',
    'DANG XUAT',
    'Wyloguj się',
    'ÇIKIŞ YAP',
    'Αποσύνδεση',
    'ΑΠΟΣΥΝΔΕΣΗ',
    'تسجيل الخروج',
    'خروج از حساب',
    'ออกจากระบบ',
    'Odhlásit se',
    'Logga ut',
    'Kirjaudu ulos',
  ])('%s is sure', (label) => {
    expect(logoutLabelScore(label)).toBe('sure');
  });

  test.each([
    'Abmelden',
    'Salir',
    'Sair',
    'Esci',
    'خروج',
    '退出',
    '注销',
    'Выход',
    'Odjava',
    'Çıkış',
    'Keluar',
    'Salir (alice)',
  ])('%s needs a second sign', (label) => {
    expect(logoutLabelScore(label)).toBe('ambiguous');
  });

  test.each([
    '',
    'Log in',
    'Logout settings',
    'Logout URL',
    'Logout time',
    'Log out after 30 minutes',
    'Log out of all devices',
    'Log out everywhere',
    'How to log out',
    'Auto logout',
    'Sign out of other places',
    'Log out of All Devices',
    'Log out from here on',
    'Đang xuất',
    '注销账号',
    'Log out and delete',
    'Logout:',
    'You are logged out',
    'Logged out',
    'Logout history',
    'Blog out',
    'Dil',
    'Dalje',
    'Exit fullscreen',
    'Salir del grupo',
  ])('%s is none', (label) => {
    expect(logoutLabelScore(label)).toBe('none');
  });

  test('some words mean it only on pages in their language', () => {
    expect(logoutLabelScore('Dil', 'sq')).toBe('ambiguous');
    expect(logoutLabelScore('Dil', 'tr')).toBe('none');
  });
});

test.each([
  'Delete account',
  'Konto löschen',
  'Supprimer mon compte',
  'Удалить аккаунт',
  '注销账号',
  'アカウントを削除',
  'Log out of all devices',
  'Von allen Geräten abmelden',
  'Sign out everywhere',
  'Unsubscribe',
  'Switch account',
  'Alle apparaten',
  'Cerrar sesión en todos los dispositivos',
])('%s is danger', (label) => {
  expect(isDangerLabel(label)).toBe(true);
});

test.each([
  'Log out',
  'Abmelden',
  'Cerrar sesión',
  'ログアウト',
  'Profile',
  'Se déconnecter',
  'Wyloguj się',
  'Выйти',
  '退出登录',
])('%s is no danger', (label) => {
  expect(isDangerLabel(label)).toBe(false);
});

test('login and remember-me labels', () => {
  expect(isLoginLabel('Sign in')).toBe(true);
  expect(isLoginLabel('Anmelden')).toBe(true);
  expect(isLoginLabel('Sign out')).toBe(false);
  expect(mentionsRemembering('Remember me')).toBe(true);
  expect(mentionsRemembering('Angemeldet bleiben')).toBe(true);
  expect(mentionsRemembering('Newsletter')).toBe(false);
});
