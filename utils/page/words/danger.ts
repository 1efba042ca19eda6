/** Stems that make any label dangerous wherever they stand in the folded text. */
export const DANGER_ANYWHERE = [
  'delet|deactiv|unsubscri|unregist|permanent|everywhere|other (?:device|session|browser|computer|place|location)',
  'all (?:\\w+ )?(?:device|session|browser|computer|account|place|location|user|tab)|every (?:\\w+ )?(?:device|session|where)|another account|other account',
  'lösch|loesch|deaktivier|kündig|alle(?:n|r)? (?:\\w+ )?(?:gerät|sitzung|session|browser|apparat|apparaten|enhet|dispositiv)|ander(?:e|en) (?:gerät|sitzung|apparat|sessie|account)|überall|konto wechseln|anderes konto',
  'supprim|désactiv|désabonn|désinscri|tous les (?:appareil|session)|toutes les|partout|autres (?:appareil|session)|changer de compte|autre compte',
  'elimin|borrar|desactiv|darse de baja|todos (?:los|os)|todas (?:las|as)|otros dispositivos|otras sesiones|cambiar de cuenta|outros dispositivos|outras sess|exclu(?:ir|sao|são)|apagar|desativ|trocar de conta|cancelar (?:la |a )?(?:cuenta|conta|suscrip|assinat)',
  'cancella|disattiv|rimuov|disiscri|tutti i |tutte le |altri dispositiv|altre session|cambia account',
  'verwijder|opheffen|alle apparat|alle sessie|overal|afmelden voor|wissel(?:en)? van',
  'slett|radera|avregistr|alle enheter|alla enheter|alle enhed|överallt|overalt|byt konto|bytt konto|skift konto|poista|kaikki(?:lta|sta|en)? laitte|vaihda tili',
  'удал|деактив|отписат|на всех|всех устройств|все сеанс|все сесс|других устройств|сменить аккаунт|видал|на всіх|усіх пристро|інших пристро|змінити акаунт|изтри|избриш|обриш',
  'usuń|usun|dezaktyw|wszystkich urządze|wszystkie sesje|innych urządze|przełącz konto|smaza|zrušit účet|deaktivov|všech zařízen|všetkých zariaden|zmaza|přepnout účet|obriši|izbriši|izbris|svih uređaj|vseh naprav',
  'sterge|șterge|dezactiv|toate dispozitiv|töröl|törl|minden eszköz|összes eszköz|διαγραφ|απενεργοπ|όλες τις|ολες τις|όλες τις συσκευ',
  'hesabı sil|hesabimi sil|devre disi|devre dışı|tüm cihaz|tum cihaz|diğer cihaz|hesap değiştir|sil$',
  'حذف|الغاء|تعطيل|جميع الاجهزه|كل الاجهزه|الاجهزه الاخر|تبديل الحساب|همه دستگاه|غير فعال|מחק|מחיק|ביטול|בטל|כל המכשירים|מכשירים אחרים|החלף חשבון',
  'हटाए|मिटा|सभी डिवाइस|निष्क्रिय|মুছ|সব ডিভাইস|நீக்கு|తొలగ|ลบ|ทุกอุปกรณ|ปิดใช้งาน|xóa|xoá|tất cả|mọi thiết bị|hapus|semua perangkat|padam|ganti akun',
  '删除|刪除|停用|注销账|注销帐|註銷帳|注销用户|所有设备|所有裝置|全部设备|其他设备|其他裝置|切换账|切换帐|切換帳|移除|取消订阅|取消訂閱|全端|退订',
  '削除|退会|解約|停止|すべて|全ての|全端末|他の端末|他のデバイス|アカウント(?:を)?切|配信停止|삭제|탈퇴|해지|모든 기기|다른 기기|모든 세션|계정 전환|비활성',
].join('|');

/** Whole words that make a label dangerous. */
export const DANGER_WORDS =
  'remove|revoke|switch|erase|destroy|terminate all|all|close (?:my |your |the |this )?account|cancel (?:my |your |the |this )?(?:account|subscription|membership)|others?|reset|wipe|impersonat\\w*|cerrar (?:la |mi |tu |su )?cuenta|fermer (?:le |mon |votre )?compte|konto schliessen|chiudi (?:il |l )?account|encerrar (?:a |minha )?conta|tout|alle|todos|todas|tutti|vse|все|всі|全部|全员';
