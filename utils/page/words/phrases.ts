/** Answers that agree, by language, each once: pressed only where the question is about logging out. */
export const YES: Record<string, string> = {
  en: 'yes|ok|okay|confirm|continue|proceed|yes please|sure|yes i am sure|yes i m sure|yes, continue|go ahead',
  de: 'ja|bestätigen|weiter|fortfahren|ja, fortfahren',
  fr: 'oui|confirmer|continuer|valider|d’accord',
  es: 'sí|confirmar|continuar|aceptar|de acuerdo|sí, continuar',
  pt: 'sim|aceitar|prosseguir',
  it: 'sì|si|conferma|continua|procedi|accetta',
  nl: 'bevestigen|doorgaan|bevestig',
  ca: 'confirma|accepta|d’acord|acceptar',
  nordic: 'bekræft|fortsæt|bekreft|fortsett|bekräfta|fortsätt|já|staðfesta',
  fi: 'kyllä|vahvista|jatka',
  baltic: 'jah|jätka|kinnita|jā|apstiprināt|turpināt|taip|patvirtinti|tęsti',
  pl: 'tak|potwierdź|kontynuuj',
  cs: 'ano|potvrdit|pokračovat|áno|potvrdiť|pokračovať',
  south: 'da|potvrdi|nastavi|potrdi|nadaljuj|да|потврди|продължи|потвърди|настави',
  ru: 'подтвердить|продолжить|так|підтвердити|продовжити|пацвердзіць|иә|растау',
  el: 'ναι|επιβεβαίωση|συνέχεια|εντάξει',
  hu: 'igen|megerősítés|tovább|folytatás|rendben',
  ro: 'confirmă|continuă|confirmați|bine',
  sq: 'po|konfirmo|vazhdo',
  tr: 'evet|onayla|devam|devam et|tamam|bəli|təsdiq et|ha',
  ar: 'نعم|تأكيد|متابعة|موافق|استمرار|حسنا',
  fa: 'بله|تایید|تأیید|ادامه|باشه',
  he: 'כן|אישור|המשך|אישור והמשך',
  indic: 'हाँ|हां|पुष्टि करें|जारी रखें|ठीक है|হ্যাঁ|নিশ্চিত করুন|ஆம்|అవును|ہاں',
  sea: 'ใช่|ยืนยัน|ตกลง|ดำเนินการต่อ|có|xác nhận|đồng ý|tiếp tục|ya|konfirmasi|lanjutkan|oke|ndiyo|បាទ',
  ja: 'はい|確認|続行|続ける|実行|実行する|了解',
  ko: '예|네|확인|계속|동의',
  zh: '是|是的|确定|確定|确认|继续|繼續|好|好的',
  ka: 'დიახ|კი|დადასტურება|այո|հաստատել|тийм',
};

/** What stands before an account's name, by language, folded (no accents are folded away). */
export const LOGGED_IN_AS =
  'logged in as|signed in as|logged on as|you are logged in as|you are signed in as|you re logged in as|login as user|logged as|currently logged in as|signed in with|logged in with|angemeldet als|sie sind angemeldet als|eingeloggt als|connecté en tant que|connectée en tant que|vous êtes connecté en tant que|identifié en tant que|connecté comme|conectado como|sesión iniciada como|has iniciado sesión como|usted se ha identificado como|identificado como|conectado en calidad de|sessão iniciada como|ligado como|autenticado como|logado como|você está logado como|connesso come|collegato come|accesso effettuato come|autenticato come|ingelogd als|aangemeld als|u bent ingelogd als|logget ind som|logget inn som|inloggad som|innlogget som|kirjautuneena|kirjautunut käyttäjänä|zalogowany jako|zalogowany|jesteś zalogowany jako|přihlášen jako|přihlášený jako|prihlásený ako|přihlášený uživatel|prijavljeni ste kao|prijavljen kao|prijavljen si kot|prijavljeni kot|пријављени сте као|влезли сте като|вие сте влезли като|вы вошли как|вошли как|вы зашли под именем|вы зашли как|ви увійшли як|увійшли як|συνδεδεμένος ως|έχετε συνδεθεί ως|bejelentkezve mint|bejelentkezve|autentificat ca|conectat ca|oturum açan kullanıcı|giriş yapan kullanıcı|đăng nhập với tư cách|masuk sebagai|log masuk sebagai|מחובר כ|מסווג כ|تم تسجيل الدخول باسم|مسجل الدخول باسم|مسجل الدخول كـ|وارد شده به عنوان|登录用户|当前用户|已登录为|登入者|目前使用者|ログイン中|ログインユーザー|로그인 사용자|sisse logitud kui|prisijungęs kaip|pieteicies kā|innskráð(?:ur)? sem';

/** What greets somebody by name, and on many pages everybody; folded. */
export const GREETING =
  'hola|добро пожаловать|ciao|bonjour|hello|hi|hallo|welcome|welcome back|willkommen|bienvenue|bienvenido|bienvenida|benvenuto|bem vindo|olá|hej|cześć|witaj|здравствуйте|привет|вітаємо|hoş geldiniz|hoşgeldin|merhaba|dobrodošli|vítejte|üdvözöljük|καλώς ήρθατε|καλώς ήλθατε|مرحبا|أهلا|سلام|خوش آمدید|ברוך הבא|שלום|您好|你好|欢迎|歡迎|ようこそ|환영합니다|xin chào|chào|selamat datang|halo|ยินดีต้อนรับ|สวัสดี|howdy|greetings';

/** Messages that appear when a session is over, folded, looked for anywhere in a short text. */
export const LOGGED_OUT =
  'you (?:have|ve) (?:been |successfully |now |been successfully |successfully been )*(?:logged|signed) (?:out|off)|you are (?:now )?(?:logged|signed) (?:out|off)|(?:logged|signed) out successfully|successfully (?:logged|signed) out|your session (?:has )?(?:expired|ended|timed out)|session (?:has )?(?:expired|timed out)|log ?out successful|you are not (?:logged|signed) in|not (?:logged|signed) in|please (?:log|sign) in|(?:log|sign) in to (?:continue|your account|access)|you must (?:be logged|log|sign|be signed) in|sie (?:haben sich|wurden) (?:erfolgreich )?(?:abgemeldet|ausgeloggt)|sie sind (?:jetzt |nun |nicht )?(?:abgemeldet|angemeldet$)|erfolgreich (?:abgemeldet|ausgeloggt)|bitte (?:melden sie sich|anmelden|einloggen)|vous (?:êtes|avez été) (?:maintenant |bien )?déconnecté|déconnexion réussie|veuillez vous (?:connecter|identifier)|(?:has|se ha) cerrado (?:la |tu |su )?sesión|sesión (?:cerrada|finalizada|expirada)|no has iniciado sesión|(?:você|voce) (?:saiu|foi desconectado)|sessão (?:terminada|encerrada|expirada)|disconnessione (?:effettuata|riuscita)|sei (?:stato )?disconnesso|u bent (?:nu |succesvol )?(?:uitgelogd|afgemeld)|du (?:er|är|har) (?:nu |blitt |blivit )?(?:logget ut|logget af|utloggad|loggats ut|logget ud)|olet kirjautunut ulos|zostałeś wylogowany|wylogowano|wylogowanie powiodło|byli jste odhlášeni|byl jste odhlášen|odhlášení proběhlo|вы (?:вышли|успешно вышли)|сеанс (?:завершен|истек)|ви вийшли|αποσυνδεθήκατε|έχετε αποσυνδεθεί|sikeresen kijelentkez|ați fost deconectat|çıkış yaptınız|oturumunuz (?:kapatıldı|sona erdi)|başarıyla çıkış|تم تسجيل (?:الخروج|خروجك)|لقد قمت بتسجيل الخروج|خارج شدید|התנתקת|נותקת|您已(?:成功)?(?:退出|登出|注销|安全退出)|已(?:成功)?(?:退出登录|登出)|ログアウトしました|로그아웃(?:되었습니다|했습니다)|bạn đã đăng xuất|anda telah (?:keluar|logout|log keluar)|คุณออกจากระบบแล้ว|ออกจากระบบเรียบร้อย|odjavljeni ste|uspješno ste se odjavili|излязохте';
