export const LANGUAGES = ['en', 'de', 'es', 'fr', 'ja', 'ar', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Words {
  home: string;
  account: string;
  logIn: string;
  logOut: string;
  user: string;
  password: string;
  wrong: string;
  hello: string;
  goodbye: string;
  members: string;
  imprint: string;
}

/** The words of ordinary sites, as such sites write them. */
export const WORDS: Record<Language, Words> = {
  en: {
    home: 'Home',
    account: 'My account',
    logIn: 'Log in',
    logOut: 'Log out',
    user: 'User name',
    password: 'Password',
    wrong: 'The user name or the password is wrong.',
    hello: 'Good to see you',
    goodbye: 'You are logged out.',
    members: 'Please log in to see your own pages.',
    imprint: 'About this site',
  },
  de: {
    home: 'Startseite',
    account: 'Mein Konto',
    logIn: 'Anmelden',
    logOut: 'Abmelden',
    user: 'Benutzername',
    password: 'Passwort',
    wrong: 'Benutzername oder Passwort ist falsch.',
    hello: 'Willkommen',
    goodbye: 'Sie wurden abgemeldet.',
    members: 'Bitte melden Sie sich an, um Ihre Seiten zu sehen.',
    imprint: 'Impressum',
  },
  es: {
    home: 'Inicio',
    account: 'Mi cuenta',
    logIn: 'Iniciar sesión',
    logOut: 'Cerrar sesión',
    user: 'Usuario',
    password: 'Contraseña',
    wrong: 'El usuario o la contraseña no son correctos.',
    hello: 'Hola de nuevo',
    goodbye: 'Ha cerrado la sesión.',
    members: 'Inicie sesión para ver sus páginas.',
    imprint: 'Aviso legal',
  },
  fr: {
    home: 'Accueil',
    account: 'Mon compte',
    logIn: 'Se connecter',
    logOut: 'Se déconnecter',
    user: 'Identifiant',
    password: 'Mot de passe',
    wrong: 'L’identifiant ou le mot de passe est incorrect.',
    hello: 'Bonjour',
    goodbye: 'Vous êtes déconnecté.',
    members: 'Connectez-vous pour voir vos pages.',
    imprint: 'Mentions légales',
  },
  ja: {
    home: 'ホーム',
    account: 'マイページ',
    logIn: 'ログイン',
    logOut: 'ログアウト',
    user: 'ユーザー名',
    password: 'パスワード',
    wrong: 'ユーザー名またはパスワードが違います。',
    hello: 'ようこそ',
    goodbye: 'ログアウトしました。',
    members: 'ご利用にはログインが必要です。',
    imprint: '会社概要',
  },
  ar: {
    home: 'الرئيسية',
    account: 'حسابي',
    logIn: 'تسجيل الدخول',
    logOut: 'تسجيل الخروج',
    user: 'اسم المستخدم',
    password: 'كلمة المرور',
    wrong: 'اسم المستخدم أو كلمة المرور غير صحيحة.',
    hello: 'مرحبًا',
    goodbye: 'تم تسجيل خروجك.',
    members: 'سجّل الدخول لرؤية صفحاتك.',
    imprint: 'عن الموقع',
  },
  pt: {
    home: 'Início',
    account: 'Minha conta',
    logIn: 'Entrar',
    logOut: 'Sair',
    user: 'Usuário',
    password: 'Senha',
    wrong: 'Usuário ou senha incorretos.',
    hello: 'Olá',
    goodbye: 'Você saiu da sua conta.',
    members: 'Entre para ver as suas páginas.',
    imprint: 'Sobre o site',
  },
};
