/** Whole labels of links to the page where the password is changed, by language. */
export const CHANGE_PASSWORD: Record<string, string> = {
  en: 'change password|change your password|change my password|update password|reset password|password|password and security|login and security|sign in and security|security|security settings|account security',
  de: 'Passwort ändern|Kennwort ändern|Passwort|Kennwort|Sicherheit|Passwort und Sicherheit|Anmeldung und Sicherheit|Kontosicherheit',
  fr: 'changer le mot de passe|changer de mot de passe|modifier le mot de passe|mot de passe|sécurité|connexion et sécurité|mot de passe et sécurité',
  es: 'cambiar contraseña|cambiar la contraseña|cambiar tu contraseña|contraseña|seguridad|contraseña y seguridad|inicio de sesión y seguridad',
  pt: 'alterar senha|mudar senha|alterar palavra-passe|mudar palavra-passe|senha|palavra-passe|segurança|senha e segurança|login e segurança',
  it: 'cambia password|modifica password|cambia la password|password|sicurezza|password e sicurezza|accesso e sicurezza',
  nl: 'wachtwoord wijzigen|wachtwoord|beveiliging|wachtwoord en beveiliging|inloggen en beveiliging',
  nordic:
    'skift adgangskode|adgangskode|sikkerhed|endre passord|bytt passord|passord|sikkerhet|byt lösenord|ändra lösenord|lösenord|säkerhet|vaihda salasana|salasana|turvallisuus',
  pl: 'zmień hasło|zmiana hasła|hasło|bezpieczeństwo|hasło i bezpieczeństwo',
  cs: 'změnit heslo|změna hesla|heslo|zabezpečení|zmeniť heslo|zabezpečenie',
  south:
    'promijeni lozinku|promeni lozinku|lozinka|sigurnost|bezbednost|spremeni geslo|geslo|varnost|смяна на парола|парола|сигурност',
  hu: 'jelszó módosítása|jelszó megváltoztatása|jelszó|biztonság',
  ro: 'schimbă parola|schimbare parolă|parolă|securitate',
  el: 'αλλαγή κωδικού|αλλαγή κωδικού πρόσβασης|κωδικός|ασφάλεια',
  ru: 'сменить пароль|изменить пароль|смена пароля|пароль|безопасность|пароль и безопасность',
  uk: 'змінити пароль|зміна пароля|пароль|безпека',
  tr: 'şifre değiştir|şifreyi değiştir|parola değiştir|şifre|güvenlik',
  ar: 'تغيير كلمة المرور|كلمة المرور|الأمان|كلمة المرور والأمان|كلمة السر',
  fa: 'تغییر رمز عبور|رمز عبور|امنیت',
  he: 'שינוי סיסמה|החלפת סיסמה|סיסמה|אבטחה',
  hi: 'पासवर्ड बदलें|पासवर्ड|सुरक्षा|পাসওয়ার্ড পরিবর্তন',
  th: 'เปลี่ยนรหัสผ่าน|รหัสผ่าน|ความปลอดภัย',
  vi: 'đổi mật khẩu|mật khẩu|bảo mật|mật khẩu và bảo mật',
  id: 'ubah kata sandi|ganti kata sandi|kata sandi|keamanan|tukar kata laluan',
  ja: 'パスワードを変更|パスワードの変更|パスワード変更|パスワード|セキュリティ',
  ko: '비밀번호 변경|비밀번호|보안',
  zh: '修改密码|更改密码|密码|安全设置|账号安全|账号与安全|安全|變更密碼|修改密碼|更改密碼|密碼|安全性',
};

/** Sentences that say the password was changed: folded patterns, looked for anywhere in one sentence. */
export const CHANGED =
  'password (?:has |have )?(?:now |been |was |is |successfully )*(?:changed|updated)|password (?:has been |was |successfully )+reset|(?:changed|updated) (?:your |the )?password|password (?:change|update|reset) (?:was )?(?:successful|complete|completed)|new password (?:has been |was |is )?(?:saved|set)|(?:passwort|kennwort) (?:wurde |ist |erfolgreich |jetzt )*(?:geändert|aktualisiert|zurückgesetzt|gespeichert)|mot de passe (?:a été |est |bien |a bien été )*(?:modifié|changé|mis à jour|réinitialisé|enregistré)|contraseña (?:se ha |ha sido |fue |se )?(?:cambiada|cambiado|actualizada|actualizado|actualizó|cambió|modificada|modificado|restablecida)|(?:senha|palavra passe) (?:foi )?(?:alterada|atualizada|redefinida|mudada)|password (?:è stata |stata )?(?:modificata|cambiata|aggiornata|reimpostata)|wachtwoord (?:is |werd )?(?:succesvol )?(?:gewijzigd|bijgewerkt|aangepast)|adgangskoden? (?:er |blev )?(?:ændret|opdateret)|passordet? (?:er |ble |har blitt )?(?:endret|oppdatert)|lösenordet? (?:har |är )?(?:ändrats|ändrat|uppdaterats|bytts)|salasana (?:on )?(?:vaihdettu|muutettu|päivitetty)|hasło (?:zostało )?(?:pomyślnie )?(?:zmienione|zaktualizowane|zresetowane)|heslo (?:bylo |bolo )?(?:úspěšně |úspešne )?(?:změněno|aktualizováno|zmenené)|lozinka je (?:uspješno |uspešno )?(?:promijenjena|promenjena|ažurirana)|geslo je (?:bilo )?(?:uspešno )?spremenjeno|паролата (?:е |беше )?(?:успешно )?(?:променена|сменена)|jelsz(?:ó|ava) (?:sikeresen )?(?:megváltozott|módosítva|megváltoztatva|módosult)|parola (?:a fost )?(?:schimbată|actualizată|modificată)|κωδικός (?:πρόσβασης )?(?:σας )?(?:άλλαξε|ενημερώθηκε)|пароль (?:был |успешно |ваш )*(?:изменен|обновлен|сменен|сброшен)|пароль (?:було |успішно )*(?:змінено|оновлено|скинуто)|(?:şifreniz|şifre|parolanız|parola) (?:başarıyla )?(?:değiştirildi|güncellendi|yenilendi)|تم(?:ت)? (?:تغيير|تحديث|تعيين) كلم[ةه] (?:المرور|السر)|رمز عبور (?:شما )?(?:با موفقيت )?(?:تغيير|به روز)|הסיסמה (?:שלך )?(?:שונתה|עודכנה|הוחלפה)|पासवर्ड (?:सफलतापूर्वक )?(?:बदल|अपडेट)|পাসওয়ার্ড (?:সফলভাবে )?পরিবর্তন করা হয়েছে|(?:เปลี่ยนรหัสผ่าน|รหัสผ่าน).{0,12}(?:เรียบร้อย|สำเร็จ)|(?:đã (?:đổi|thay đổi|cập nhật) mật khẩu|mật khẩu (?:của bạn )?đã được (?:thay đổi|đổi|cập nhật)|(?:đổi|thay đổi) mật khẩu thành công)|(?:kata sandi|password|kata laluan) (?:anda )?(?:berhasil|telah|sudah|berjaya) (?:diubah|diganti|diperbarui|ditukar)|パスワード(?:が|を|の)?(?:正常に)?(?:変更(?:しました|されました|が完了)|更新(?:しました|されました))|비밀번호(?:가|를)? ?(?:성공적으로 )?(?:변경(?:되었|했|이 완료|됐)|업데이트)|密码(?:已|修改|更改|重置)?(?:成功)?(?:修改成功|更改成功|已修改|已更改|已更新|重置成功|更新成功|成功)|(?:修改|更改|重置)密码成功|密碼(?:已|修改|變更|更改)?(?:成功)?(?:修改成功|變更成功|更改成功|已變更|已更改|已更新|變更|更新|成功)';

/** What takes such a sentence back: it did not work, it was long ago, or it is a condition. */
export const NOT_CHANGED =
  '(?:^| )(?:not|t|cannot|unable|fail\\w*|error|last|ago|never|wrong|incorrect|invalid|must|if|when|until|before|after|once|nicht|zuletzt|fehlgeschlagen|vor|wenn|pas|dernière|échec|impossible|si|no|última|último|não|hace|há|non|ultima|quando|niet|laatst|ikke|inte|senast|ei|nie|ostatnio|jeśli|není|nebylo|naposledy|не|последн\\w*|если|нет|ні|якщо|değil|değiştirilemedi|son|لم|اخر|اذا|לא|אחרונה|नहीं|không|tidak|gagal)(?= |$)|ません|できま|失敗|않|실패|未|失败|失敗|上次|最近|ไม่';
