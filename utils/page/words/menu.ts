/** Labels of buttons that open the page's main or account menu. */
export const MENU: Record<string, string> = {
  en: 'menu|main menu|user menu|account menu|open menu|more|more options|navigation|toggle navigation|open user menu|profile menu|user|options|toggle menu|open main menu|show menu|my menu|open navigation|user options|open account menu|home|help|actions|toggle dropdown|view|open drawer|toggle drawer|toggle sidebar|open sidebar',
  // Buttons that tell a state show more about it when they are pressed.
  state:
    'online|server online|connected|online now|verbunden|mit Server verbunden|en ligne|connecté|en línea|conectado|en linha|connesso|verbonden|tilsluttet|ansluten|połączono|připojeno|в сети|онлайн|підключено|接続済み|オンライン|온라인|在线|已连接|線上',
  de: 'Menü|Hauptmenü|Benutzermenü|Kontomenü|Mehr|Menü öffnen|Optionen|Benutzer',
  fr: 'Menu principal|Menu utilisateur|Plus|Ouvrir le menu|Utilisateur|Menu du compte|Aide',
  es: 'Menú|Menú principal|Menú de usuario|Más|Abrir menú|Usuario|Opciones|Ayuda',
  pt: 'Menu do usuário|Menu do utilizador|Mais|Abrir menu|Usuário|Utilizador|Opções|Ajuda',
  it: 'Menù|Menu utente|Altro|Apri menu|Utente|Opzioni|Aiuto',
  nl: 'Gebruikersmenu|Meer|Menu openen|Gebruiker|Opties|Hoofdmenu',
  nordic:
    'Meny|Brukermeny|Användarmeny|Brugermenu|Mer|Mere|Valikko|Käyttäjävalikko|Lisää|Käyttäjä|Valmynd|Bruker|Användare|Bruger',
  slavic:
    'Menu użytkownika|Więcej|Użytkownik|Nabídka|Uživatel|Více|Ponuka|Izbornik|Korisnik|Više|Meni|Uporabnik|Меню|Меню пользователя|Ещё|Пользователь|Користувач|Ще|Потребител|Още|Мени|Корисник|Карыстальнік',
  baltic: 'Menüü|Kasutaja|Izvēlne|Lietotājs|Meniu|Naudotojas|Daugiau',
  hu: 'Felhasználói menü|Több|Felhasználó|Továbbiak',
  ro: 'Meniu utilizator|Utilizator|Mai mult',
  el: 'Μενού|Μενού χρήστη|Χρήστης|Περισσότερα',
  tr: 'Kullanıcı menüsü|Kullanıcı|Daha fazla',
  ar: 'القائمة|قائمة المستخدم|المزيد|المستخدم|قائمة',
  fa: 'منو|منوی کاربر|کاربر|بیشتر',
  he: 'תפריט|תפריט משתמש|עוד|משתמש',
  hi: 'मेनू|उपयोगकर्ता|अधिक|মেনু',
  sea: 'เมนู|ผู้ใช้|Trình đơn|Người dùng|Thêm|Pengguna|Lainnya',
  ja: 'メニュー|ユーザーメニュー|ユーザー|その他',
  ko: '메뉴|사용자 메뉴|사용자|더보기',
  zh: '菜单|用户菜单|用户|更多|選單|使用者|使用者選單|更多選項',
};
