/** Pages that list sessions or change a password, as sites in many languages write them. */
export interface SessionPage {
  lang: string;
  html: string;
  count: number;
  /** Words of the control that may be pressed. */
  control: { label: string; ends: 'all-others' | 'one' } | null;
}

const list = (heading: string, entries: string[], after = ''): string =>
  `<h1>${heading}</h1><ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>${after}`;
const button = (label: string): string => `<form method="post"><button>${label}</button></form>`;

export const SESSION_PAGES: SessionPage[] = [
  {
    lang: 'en',
    html: list('Where you’re logged in', [
      'Chrome on Linux <b>This device</b>',
      `iPhone 14 ${button('Log out of this device')}`,
      `Firefox on Windows ${button('Log out of this device')}`,
    ]),
    count: 3,
    control: { label: 'Log out of this device', ends: 'one' },
  },
  {
    lang: 'en',
    html: list(
      'Sessions',
      ['Safari · 203.0.113.7 · Your current session', 'Edge · 198.51.100.2'],
      '<button>Sign out all other sessions</button>',
    ),
    count: 2,
    control: { label: 'Sign out all other sessions', ends: 'all-others' },
  },
  {
    lang: 'de',
    html: `<h2>Aktive Sitzungen</h2><table><thead><tr><th>Gerät</th><th></th></tr></thead><tbody>
      <tr><td>Firefox unter Linux</td><td>Aktuelle Sitzung</td></tr>
      <tr><td>Chrome unter Windows</td><td><a href="#" role="button">Abmelden</a></td></tr></tbody></table>`,
    count: 2,
    control: { label: 'Abmelden', ends: 'one' },
  },
  {
    lang: 'fr',
    html: list(
      'Vos appareils',
      ['Mac · Safari — Cet appareil', 'Android · Chrome'],
      '<button>Déconnecter tous les autres appareils</button>',
    ),
    count: 2,
    control: { label: 'Déconnecter tous les autres appareils', ends: 'all-others' },
  },
  {
    lang: 'es',
    html: `<h1>Seguridad</h1><section><h3>Sesiones activas</h3>
      <div class="s"><p>Windows · Chrome</p><p>Sesión actual</p></div>
      <div class="s"><p>iPad · Safari</p><button>Cerrar sesión</button></div>
      <div class="s"><p>Android · Chrome</p><button>Cerrar sesión</button></div></section>`,
    count: 3,
    control: { label: 'Cerrar sesión', ends: 'one' },
  },
  {
    lang: 'ja',
    html: list('ログイン中のデバイス', ['Windows・Chrome このデバイス', `iPhone ${button('ログアウト')}`]),
    count: 2,
    control: { label: 'ログアウト', ends: 'one' },
  },
  {
    lang: 'ru',
    html: list(
      'Активные сеансы',
      ['Linux, Firefox — это устройство', 'Android'],
      '<button>Завершить все другие сеансы</button>',
    ),
    count: 2,
    control: { label: 'Завершить все другие сеансы', ends: 'all-others' },
  },
  {
    lang: 'ar',
    html: list('الجلسات النشطة', ['Chrome على Windows — هذا الجهاز', `iPhone ${button('إنهاء الجلسة')}`]),
    count: 2,
    control: { label: 'إنهاء الجلسة', ends: 'one' },
  },
  {
    lang: 'zh',
    html: list('登录设备', ['Windows Chrome 当前设备', `iPhone ${button('退出登录')}`, `iPad ${button('退出登录')}`]),
    count: 3,
    control: { label: '退出登录', ends: 'one' },
  },
  // No entry says that it is this browser: which ones are others is not known, so nothing may be pressed.
  {
    lang: 'en',
    html: list('Active sessions', [`Chrome on Linux ${button('Revoke')}`, `Safari on iPhone ${button('Revoke')}`]),
    count: 2,
    control: null,
  },
  // Everything, this browser too, or more than sessions: not pressed.
  {
    lang: 'en',
    html: list(
      'Sessions',
      ['Chrome <i>This device</i>', 'Firefox'],
      '<button>Log out of all devices</button><button>Delete account</button>',
    ),
    count: 2,
    control: null,
  },
  { lang: 'en', html: '<h1>Your devices</h1><p>No other sessions.</p>', count: 0, control: null },
];

/** Pages that show no list of sessions. */
export const OTHER_PAGES: string[] = [
  '<h1>Get the app</h1><ul><li><a href="/ios">iPhone</a></li><li><a href="/android">Android</a></li></ul>',
  '<h1>Welcome</h1><nav><ul><li>Chrome <button>Log out</button></li></ul></nav>',
  '<article><h2>How to install Firefox on Windows</h2><p>Use this computer.</p></article>',
];

/** What pages say when the password was changed, by language. */
export const CHANGED_SENTENCES: [lang: string, text: string][] = [
  ['en', 'Your password has been changed.'],
  ['en', 'Password updated successfully'],
  ['en', 'Success! You changed your password. Other sessions were not ended.'],
  ['de', 'Ihr Passwort wurde erfolgreich geändert.'],
  ['fr', 'Votre mot de passe a bien été modifié'],
  ['es', 'La contraseña se ha cambiado correctamente'],
  ['pt', 'Senha alterada com sucesso'],
  ['it', 'La password è stata modificata'],
  ['nl', 'Je wachtwoord is gewijzigd.'],
  ['sv', 'Lösenordet har ändrats'],
  ['pl', 'Hasło zostało zmienione'],
  ['cs', 'Heslo bylo úspěšně změněno.'],
  ['hu', 'A jelszó megváltozott'],
  ['ru', 'Пароль успешно изменён'],
  ['uk', 'Пароль було змінено'],
  ['tr', 'Şifreniz başarıyla değiştirildi.'],
  ['ar', 'تم تغيير كلمة المرور بنجاح'],
  ['he', 'הסיסמה שלך שונתה'],
  ['ja', 'パスワードを変更しました。'],
  ['ko', '비밀번호가 변경되었습니다.'],
  ['zh', '密码修改成功'],
  ['zh-Hant', '密碼已變更'],
  ['vi', 'Đã đổi mật khẩu'],
  ['id', 'Kata sandi berhasil diubah'],
];

/** What they say when it was not, or long ago, or only might be. */
export const UNCHANGED_SENTENCES: string[] = [
  'Your password could not be changed.',
  'Password not changed',
  'Last time you changed your password: May',
  'Password changed 3 months ago',
  'If you change your password, other sessions end.',
  'Change password',
  'Reset your password',
  'Password reset',
  'Das Passwort wurde nicht geändert',
  'La contraseña no se ha cambiado',
  'パスワードは変更されていません',
  '密码修改失败',
  'Пароль не изменен',
];
