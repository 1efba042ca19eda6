/**
 * Words too common in other languages, and those of small languages, where few have looked whether they are: they
 * count only on pages in their language, and then as ambiguous. `language=label|label; language=…`
 */
export const LOGOUT_IN_LANGUAGE = `
aae=Dil; ab=Асеанс ахырқәшара|Асеанс дәылҵра; abr=Pue; abs=Kaluar log; ace=Teubiët; acf=Dékonèkté;
ady=ХэкӀыжь|ХэкӀыжь системэм; aeb=Uxruj; aig=Laag owt; ak=Pue; alt=Чыгар; ami=mahadak; an=Salir d'a sesión;
ann=Sibi tele; anp=लॉग-आउट (सत्रांत) करौ|सत्रांत (लॉग आउट); apc=طلاع من أكونتك; arc=ܦܠܘܛ; arn=Tripan;
arq=مسجّل الخروج; ary=تديكونيكطا|خرج; atj=Piskeapikenakan; av=КъватӀире лӀугьине; awa=बहरे निकरा जाय;
ay=Mit'a (sesión) jist'aña|Mit'a uk jist'aña|Mistuña; azb=چیخیش; ba=Сығырға; ban=Medal log; bar=Auslóggen|Obmöden;
bbc=Haruar log; bcc=در بییگ; bci=Fité; bcl=Magluwas; bdr=Log pelua'; bew=Kuar; bgn=در بوتین; bho=खाता से बाहर;
bjn=Kaluar|Kaluar log; blk=ထန်ႏအကောက်; bol=Pete; bpy=নিকুলানি; bqi=ز ساموناْ درٱڤوڌن; brh=Bidar mar; btm=Kaluar log;
bto=Lumuwas; bug=Loq  assu|Loq assu|ᨒᨚ ᨕᨔᨘ; bxr=Гараха; cbk=Man log out|Sale; ccp=𑄣𑄧𑄉𑄴 𑄃𑄅𑄑𑄴; cdo=躒出|Láuk-chók;
ce=Болх дӀаберзор; ceb=Biya|Bıveciye; chr=ᎯᏄᎪᎢ; cps=Maggwa; cpx=躒出|跞出|Láuk-chók; dag=Yim dini|Yima; dga=Kpa kyɛ yi;
din=Ŋaanyaɣeer; diq=Bıveciye; dlg=Тагыс; dtp=Lumabus|Lumabus log; dty=बाहिर निस्कन्या|बाहिर निस्कन्या (लग आउट);
dua=Kwesɛ; ee=Do Le Eme; efi=Wọrọ; egl=Và fōra; eml=Và fōra; fat=Yi woho fi mu|Yi woho firim; ff=Seŋto;
fil=Itigil sesyon; fit=Lokkaa ulos; fj=Curu tani; fon=Xó mɛɖésɔxlɛ ɔ cí; frc=Te déconnecter;
frp=Dèbranchement|Sè dèbranchiér; frr=Ufmelde; fur=Jes|Jessî; fvr=Juró; gaa=Jee akauntu lɛ mli|Jeekpo;
gag=Oturmaa kapat|Sessiyanı kapat; gcf=Chapé|Dékonnekté-w; gcr=Dékonnègsyon|Dékonnègté sokò; gld=Энӯри;
glk=بيرين شؤن; gn=Esẽ; gom=सत्र शेवट|Bhair podd|Sotr xevott; gor=Lumuwalo log; guc=Asürülaa a'yatawaa|O'unaa;
gur=Lɔgɛ yehe|Mwɛ yese; guw=Ṣí adà towe; hak=Tên-chhut; haw=Haʻalele; hif=Log out ho|Sadasya logout;
hil=Mag guha|Magguwa; hke=Tengamo; hoc=Olt́sakamenn; hr=Izađi|Izlogiraj; iba=Log pansut; ibb=Daaña; ig=Fwuör|Pụta;
igl=Dufù; ike=ᐊᓂᕝᕕᒃ|anivvik; ilo=Rummuar; inh=Ара|Болх йистебаккхар; jam=Lag out; jut=Logg å; jv=Metu; kaa=Shıǵıw;
kai=Fàtā; kaj=Wruk; kbd=ИкӀыжын|КъикӀыжын; kbp=Cɛ kpɩtɩnaʋ; kcg=Ghwut; kea=Sai di bu konta; kg=Basika; kge=Luwah log;
kiu=Veciye; kjh=Сығарға; kjp=တါ်ထင်း; kl=Anigit; knc=Luye; koi=Петан|Петны|Сайласьны; kr=Luye; krc=Чыкъ; kri=Lògòt;
krl=Kirjauvu pois; ks=خٲرِج گٔژھِو|نؠبَر نیرُن; ksh=Ußlogge; ksw=ဟးထီၣ်; kum=Чыкъмакъ; kus=Yim;
kv=Петны|Сеанс эштӧдӧм; kw=Omdenna; la=Exi|Secedere; lbe=Уккаву|Уккан; lez=ЭкъечӀун; lfn=Desautentici;
lg=Fuluma Wiki|Vaamu; li=Aafmelde; lij=Sciortî; liv=Log ulzõ; ljp=Luwah log; lld=Va ora;
lmo=Sortiss del sistema|Va foeura|Và foeura; ln=Bima na libanda|Kolongwa; loz=Ile;
lrc=د سامونٱ دراوماین|د سامونٱ دروماین; ltg=Atsaslāgt; lua=Kumbuka; lus=Chhuahna; luz=دٱرۉمٱئسٱن|رهدن زه سیستم;
lzh=出籍; lzz=Siteşen Kogamaxti; mad=Kalowar log; mag=निकास; mai=निष्क्रमण|फेर आयब; mdf=Лисемс; mg=Hiala; mhr=Лекташ;
min=Kalua log; mjw=Hong ke-tet|Hong wang; mni=ꯊꯣꯛꯂꯛꯄꯥ; mnw=တိတ်; mo=Ынкееря сесиуний|Ынкиде сесиуня; mos=Yiibu;
mrh=Pua; mrj=Лӓктӓш; mui=Cûp metu; myv=Лисемс; mzn=دربوردن; nah=Xikisa|Xiquiza; nan=Teng-chhut|Ting-tshut; nap=Jèsce;
nds=Rut; new=पिने झासँ; nia=Ae baero; nit=లాగౌట్ ఎర్; niu=Hu mai ki tua; nmz=Rid kann; nod=ᩋᩬᨠᩁᨷᩫ᩠ᨷ; nog=Шыгув;
nov=Eksignata; nqo=ߌ ߜߊ߲߬ߞߎ߲߬ߣߍ߲ ߓߐ߫; nrm=S'n alaer; nup=Tinya|Wuwadzun; nyn=Rugamu; nyo=Yerugizaamu;
nys=woort koorl; ojb=Maajaa; olo=Iäre lähtendy; om=Cufii bahi|Keessaa bahi|Ba'i; pag=Paway; pcm=Komot;
pdc=Geh naus|Naus geh; pdt=Rut hia; pfl=Uffhere; pl=Wyjdź;
pms=Dësconession|Seurte da 'nt ël sistema|Seurte dal sistema; pnb=باہر آؤ|لوگ‌آؤٹ کرو; pnt=Οξουκά;
ppl=Shikisa|Shikisa tik mucuentaj; prg=Izjaīs; pwn=sisasavan; qu=Lluqsiy; qug=Llukshina; rgn=Va fora|Và fora;
rif=Ffeɣ; rki=ထွက်လိုက်ပါ|ထွက်လိုက်ပါယာ။|ထွက်လိုက်ပါ။; rmc=Te odhlasinel pes; rmy=De avri; roa=Isse; rsk=Одявиц ше;
rue=Одголосити|Одголосити ся|Одголошіня; rup=Dizleagâ-ti; ruq=отластаере|Ieș; ryu=ログアウトすん; sa=निर्गम्यताम्;
sas=Sugul; sat=ᱚᱰᱚᱠᱚᱜ ᱢᱮ; scn=Nesci; sco=Logoot|Log oot; sdc=Iscidda; sdh=بچووە دەیشت; sei=Cuípo; ses=Fatta;
sg=Sigî|Sïgî; sgs=Atsijongtė; shi=Ffɣ|Zmmem ufuɣ; shn=လွၵ်ႉဢွၵ်ႉ; shy=Ffeɣ; sjd=Лӣххтэ; sje=Luggi ulgus|Låggå ulgus;
sli=Oabmelda; sm=Tape; smn=Čáládât olgos; sms=Ǩeeʹrjtõõđ åålǥas; sn=Chibuda; sq=Dil|Dalje|Dalja|Dilni; srn=Psa gwe;
sro=Bessi; stq=Oumäldje; sty=Цыҡҡалы; su=Kaluar|Kaluar log; sv=Avsluta; sw=Toka|Ondoka; syl=ꠛꠣꠞꠂ ꠎꠣꠁꠘ|ꠛꠣꠞꠂꠁꠘ;
szy=katahkal; tay=mshriq; tdd=ᥘᥩᥐᥳ ᥟᥩᥐᥳ; tet=Husik; tig=ፈጊር; tly=Beše|Beši; tn=Tswa|Tswala;
to=Kau ki tuʻa|ʻAlu mamaʻo; tpi=Logaut; tru=Nfoqo; trv=Latat; ts=Huma|Pfala u famba; ttj=Yerugiza;
tum=Fuma|Fumani mu akaunti; tw=Pue; tyv=Үнер; tzm=Ffeɣ|ⵓⴼⵓⵖ; udm=Потоно|Потыны; ur=اخراج; vep=Lähte; vls=Ofmeldn;
vmf=Abmeldn; vmw=Okhuma; vot=Cirjut uloz; vro=Mineq nime alt vällä|Nime alt välläminek; wal=Kiya; war=Gawas;
wls=Ki tu'a; wlx=Leu yi; wo=Génn|Génnu; wuu=退出來; xal=Һарх; xmf=გიშულა; xsy=kas’oehaez; yrl=Uçẽmu;
yua=Jook'en|Jóok'oj; yue=簽走; za=Doiq ok; zgh=ⴼⴼⵖ; zu=Phuma|Phuma ku-akhawunti
`;
