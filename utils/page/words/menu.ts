/** Labels of buttons that open the page's main or account menu. */
export const MENU: Record<string, string> = {
  en: 'menu|main menu|user menu|account menu|open menu|more|more options|navigation|toggle navigation|open user menu|profile menu|options|toggle menu|open main menu|show menu|my menu|open navigation|user options|open account menu|home|help|actions|toggle dropdown|view|open drawer|toggle drawer|toggle sidebar|open sidebar',
  // Buttons that tell a state show more about it when they are pressed.
  state:
    'online|server online|connected|online now|verbunden|mit Server verbunden|en ligne|connecté|en línea|conectado|en linha|connesso|verbonden|tilsluttet|ansluten|połączono|připojeno|в сети|онлайн|підключено|接続済み|オンライン|온라인|在线|已连接|線上',
  de: 'Menü|Hauptmenü|Benutzermenü|Kontomenü|Mehr|Menü öffnen|Optionen',
  fr: 'Menu principal|Menu utilisateur|Plus|Ouvrir le menu|Menu du compte|Aide',
  es: 'Menú|Menú principal|Menú de usuario|Más|Abrir menú|Opciones|Ayuda',
  pt: 'Menu do usuário|Menu do utilizador|Mais|Abrir menu|Opções|Ajuda',
  it: 'Menù|Menu utente|Altro|Apri menu|Opzioni|Aiuto',
  nl: 'Gebruikersmenu|Meer|Menu openen|Opties|Hoofdmenu',
  nordic: 'Meny|Brukermeny|Användarmeny|Brugermenu|Mer|Mere|Valikko|Käyttäjävalikko|Lisää|Valmynd',
  slavic: 'Menu użytkownika|Więcej|Nabídka|Více|Ponuka|Izbornik|Više|Meni|Меню|Меню пользователя|Ещё|Ще|Още|Мени',
  baltic: 'Menüü|Izvēlne|Meniu|Daugiau',
  hu: 'Felhasználói menü|Több|Továbbiak',
  ro: 'Meniu utilizator|Mai mult',
  el: 'Μενού|Μενού χρήστη|Περισσότερα',
  tr: 'Kullanıcı menüsü|Daha fazla',
  ar: 'القائمة|قائمة المستخدم|المزيد|قائمة',
  fa: 'منو|منوی کاربر|بیشتر',
  he: 'תפריט|תפריט משתמש|עוד',
  hi: 'मेनू|अधिक|মেনু',
  sea: 'เมนู|Trình đơn|Thêm|Lainnya',
  ja: 'メニュー|ユーザーメニュー|その他',
  ko: '메뉴|사용자 메뉴|더보기',
  zh: '菜单|用户菜单|更多|選單|使用者選單|更多選項',
};

/** Labels that mean a user, in the languages above: of buttons that open a menu, and before a user's name. */
export const USER =
  'user|Benutzer|Utilisateur|Usuario|Usuário|Utilizador|Utente|Gebruiker|Käyttäjä|Bruker|Användare|Bruger|Użytkownik|Uživatel|Korisnik|Uporabnik|Пользователь|Користувач|Потребител|Корисник|Карыстальнік|Kasutaja|Lietotājs|Naudotojas|Felhasználó|Utilizator|Χρήστης|Kullanıcı|المستخدم|کاربر|משתמש|उपयोगकर्ता|ผู้ใช้|Người dùng|Pengguna|ユーザー|사용자|用户|使用者';
