//! Quotation marks and dialogue dashes by language.
//!
//! Made by `tests/it/tables/marks.rs` from the sections `[marks]` of
//! `languages/*.toml`; sources and licences in `SOURCES.md`. Do not edit.

/// The customs of one language.
pub(crate) struct Marks {
    /// Pairs of marks, opener before closer.
    pub(crate) quotes: &'static str,
    /// Words written with an apostrophe for their head; between blanks.
    pub(crate) elisions: &'static str,
    /// How dialogue is set with dashes, where it is.
    pub(crate) dialogue: Option<Dialogue>,
}

/// How a language sets dialogue with dashes. Lists stand between blanks.
pub(crate) struct Dialogue {
    /// Whether a comma alone can part the attribution from the words.
    pub(crate) after_comma: bool,
    /// Whether the speaker may stand before the verb.
    pub(crate) subject_first: bool,
    /// Whether what follows the attribution's full stop is speech again.
    pub(crate) speech_after_stop: bool,
    /// Verbs of attributions; `*` ends a stem.
    pub(crate) cues: &'static str,
    /// Words that may stand between the comma and the verb.
    pub(crate) leads: &'static str,
    /// Pronouns joined to the verb that follows its subject otherwise, hyphen first.
    pub(crate) tails: &'static str,
    /// Words with which the speech goes on after the attribution's comma.
    pub(crate) resumes: &'static str,
}

/// By code of ISO 639-3, sorted.
pub(crate) static MARKS: &[([u8; 3], Marks)] = &[
    (*b"afr", Marks { quotes: "“”‘’", elisions: " k n s t ", dialogue: None }),
    (*b"amh", Marks { quotes: "«»“”‹›", elisions: "", dialogue: None }),
    (*b"ara", Marks { quotes: "«»“””“", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " أجاب أجابت أضاف أضافت أوضح أوضحت تابع تسأل تقول رد ردت سأل سألت فقال فقالت قال قالت قالوا وقال وقالت يجيب يقول ", leads: "", tails: "", resumes: "" }) }),
    (*b"asm", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"aze", Marks { quotes: "“”«»„“", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: true, speech_after_stop: false, cues: " bildir* cavab* dedi deyir deyə düşün* pıçıldadı qeyd qışqırdı soruşdu söylə* vurğula* əlavə ", leads: "", tails: "", resumes: "" }) }),
    (*b"bel", Marks { quotes: "«»„““”", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " адзнач* адказ* выгукн* гавор* дада* дзел* дума* жартуе* запярэч* заяв* кажа* каза* крыкн* кіўн* лічы* паведам* падкрэсл* пажарт* патлумач* працяг* прашапт* призна* прызна* пыта* расказ* распав* сказа* спыта* тлумач* удакладн* уздыхн* упэўнен* усклікн* усміхн* успамін* ціка* ", leads: "", tails: "", resumes: " а але " }) }),
    (*b"ben", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"bos", Marks { quotes: "„”„““”»«‘’", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " doda* ispriča* istak* istič* izjav* kaza* kaže naglas* napomen* navod* objasn* objašnjava odgovor* pita* poruč* prizna* priča* rek* tvrdi upita* uzvikn* šapn* ", leads: " je joj mi mu ", tails: "", resumes: "" }) }),
    (*b"bul", Marks { quotes: "„“«»‘’", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " възкликн* добав* допълн* заяв* извика* каже каза* казв* коментира* обясн* отбеляз* отвърн* отговор* пита* подчерта* попита* посочи* призна* прошепн* разказ* смята съобщ* усмихн* уточн* ", leads: " ми му се ѝ ", tails: "", resumes: "" }) }),
    (*b"cat", Marks { quotes: "«»“”‘’", elisions: " l ls m n ns s t ", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " admet* afeg* afirm* apunt* assegur* assenyal* coment* confess* conta contava contest* crid* declar* deia digué diu exclam* explic* indic* insist* manifest* matis* murmur* opin* pregunt* reconeix* record* replic* respon* respong* subratll* va ", leads: " els em ens es et ha han havia li s va ", tails: "", resumes: " jo no nosaltres perquè però si tu " }) }),
    (*b"ces", Marks { quotes: "„“‚‘»«›‹", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " doda* dodává konstatov* myslí míní odpověd* odvěti* podot* pokračova* popisuj* popsal* poznamena* prohlás* ptal* ptá přizna* přiznává smál* směje tvrd* upozorn* usmál* uvedl* uvádí vykřikl* vypráv* vysvětl* vysvětluj* vzpomín* zabruč* zašept* zdůrazn* zepta* zvola* řek* říkal* říká ", leads: " jí mi mu nám se si ", tails: "", resumes: " ale jen já my nebo proto protože to ty vy " }) }),
    (*b"cym", Marks { quotes: "‘’“”", elisions: " ch i m n r th u w ", dialogue: None }),
    (*b"dan", Marks { quotes: "»««»“”””„“’’›‹", elisions: " en et ", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " erklær* fastsl* forklar* fortalte fortæl* griner hviskede indrømm* konstater* lo lovede lover lyder lød mener mente mumlede oplys* påpeg* råbte sagde siger spurgte spørger svarede svarer tilføj* tænkte udbrød understreg* vurder* ", leads: "", tails: "", resumes: " for men " }) }),
    (*b"deu", Marks { quotes: "„“»««»‚‘›‹‹›", elisions: " mal n ne nem nen ner ran rauf raus rein rum runter rüber s ", dialogue: None }),
    (*b"ell", Marks { quotes: "«»“”‘’", elisions: " λεγε μαι ν ναι πα ρθε ρθει ρχεται σαι στε τα ταν τη το φυγε χει χω ", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " έλεγε ανέφερε απάντησε απαντά αφηγ* γέλασε γελάει δήλωσε δηλώνει διηγ* είπαν είπε εξήγησε εξηγεί θυμάται λέει λένε μουρμούρισε παραδέχ* παραδέχτηκε προσθέτει πρόσθεσε ρωτά ρώτησε σκέφτηκε συμπλήρωσε συνέχισε σχολίασε σχολιάζει τονίζει τόνισε υπογράμμισε υποστήριξε υποστηρίζει φώναξε χαμογέλασε ψιθύρισε ", leads: " έχει μας μου της του τους ", tails: "", resumes: " αλλά αν γιατί δεν εγώ εμείς εσύ θα μα όμως " }) }),
    (*b"eng", Marks { quotes: "“”‘’", elisions: " bout cause cept cos course cuz d em ere fraid gainst kay ll m n neath nuff re round s scuse t til tis twas tween twere twill twixt twould ve ", dialogue: None }),
    (*b"epo", Marks { quotes: "“”‘’«»„“", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " aldonis demandis diras diris ekkriis flustris klarigis konfesis rakontis respondis ", leads: "", tails: "", resumes: "" }) }),
    (*b"est", Marks { quotes: "„“„”«»‘’", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: true, speech_after_stop: false, cues: " arva* hüüdi* hüüdis jätka* kinnita* kommenteeri* küsib küsis lausub lausus lisab lisas meenuta* märki* naer* nent* rääg* rääki* rõhuta* selgita* sosista* tunnist* tõdeb tõdes vastab vastas ütleb ütles ", leads: "", tails: "", resumes: " aga kuid sest vaid " }) }),
    (*b"eus", Marks { quotes: "«»“”‘’", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: true, speech_after_stop: false, cues: " azaldu dio erantzun esan galdetu gehitu onartu ", leads: "", tails: "", resumes: "" }) }),
    (*b"fao", Marks { quotes: "„““”””‘’", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " leggur segði sigur spurdi spyr svarar svaraði ", leads: "", tails: "", resumes: "" }) }),
    (*b"fas", Marks { quotes: "«»“”‹›", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " افزود جواب می\u{200c}گوید پاسخ پرسید گفت گفتند ", leads: "", tails: "", resumes: "" }) }),
    (*b"fin", Marks { quotes: "””»»’’››", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: true, speech_after_stop: false, cues: " arvioi* harmittel* huomaut* huudaht* huusi huutaa hymyil* ihmettel* jatkaa jatkoi kehu* kerto* kertoi kertoo kiittel* kommentoi* korosta* korosti kuiska* kysel* kysyi kysyy lisäsi lisää mietti miettii muistut* myönsi myönt* nauraa naurahta* nauroi pohti* pohtii sano* sanoi sanoivat sanoo sanovat selitt* totea* totes* tuumaa tuumasi uskoi uskoo vakuut* vasta* ", leads: "", tails: "", resumes: " koska mutta vaan " }) }),
    (*b"fra", Marks { quotes: "«»“”‹›‘’", elisions: " y ", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: true, cues: " admet* admit affirm* ajout* assura assurait assure avou* balbuti* bégay* chuchot* commenta commente conclu* confia confie continu* cria criait crie crient demand* disaient disait disent dit déclar* estim* expliqu* fit glissa glisse grogn* gromm* hurl* insist* interroge interrogea interrom* lance lança lançait murmur* nota note observ* pens* plaisant* poursuiv* précis* raconta racontait raconte rappel* reconn* regrett* repri* ripost* rit répliqu* répond* résum* rétorqu* songe songea soulign* soupir* sourit écri* ", leads: " a ai as avaient avait en l leur lui m me nous ont s se t te vous y ", tails: " -elle -elles -il -ils -je -on -t-elle -t-il -t-on ", resumes: " c car ce cela donc elle elles est il ils j je mais n ne nous on parce pourquoi si tu vous ça " }) }),
    (*b"gle", Marks { quotes: "“”‘’", elisions: " na s san sna ", dialogue: None }),
    (*b"glg", Marks { quotes: "«»“”‘’", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " admit* afirm* asegur* berr* coment* confes* conta contest* contou declar* di dicía dixo engad* exclam* explic* indic* insist* lembr* manifest* matiz* murmur* opin* pregunt* record* recoñec* replic* respond* sinal* subli* ", leads: " che lle me nos se ", tails: "", resumes: " eu non nós pero porque se ti " }) }),
    (*b"guj", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"hau", Marks { quotes: "“”‘’", elisions: " yan ", dialogue: None }),
    (*b"heb", Marks { quotes: "””„”“”’’", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " אומר אומרת אמר אמרה הודה הודתה הוסיף הוסיפה הסביר הסבירה השיב השיבה לחש לחשה מוסיף משיב סיפר סיפרה עונה ענה ענתה צעק צעקה שאל שאלה שואל שואלת ", leads: "", tails: "", resumes: "" }) }),
    (*b"hin", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"hrv", Marks { quotes: "„”„“»«“”‘’", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " doda* ispriča* istak* istič* izjav* kaza* kaže komentira naglas* napomen* navod* objasn* objašnjava odgovor* pita* poruč* prizna* priča* rek* tvrdi upita* uzvikn* šapn* ", leads: " je joj mi mu ", tails: "", resumes: "" }) }),
    (*b"hun", Marks { quotes: "„”»«’’", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: true, speech_after_stop: false, cues: " emlékez* felel* fogalmaz* fűz* gondol* hangsúlyoz* hozzátesz* hozzátett* ismert* jegyez* kiált* kérdez* kérdi közöl* magyaráz* mesél* mondja mondják mondta mondták mosoly* nevet* nyilatkoz* suttog* szól* súgta tesz* tett* válaszol* véli vélte állít* ", leads: "", tails: "", resumes: " de hanem mert " }) }),
    (*b"hye", Marks { quotes: "«»„““”", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: true, speech_after_stop: false, cues: " ասաց ասում ավելաց* բացական* բացատր* ընդգծ* խոստովան* հայտար* հարց* նշեց շշնջաց պատասխան* պատմ* ", leads: "", tails: "", resumes: "" }) }),
    (*b"ind", Marks { quotes: "“”‘’", elisions: " kan tuh ", dialogue: None }),
    (*b"isl", Marks { quotes: "„“‚‘", elisions: " n ", dialogue: None }),
    (*b"ita", Marks { quotes: "«»“”‘’", elisions: " ndrangheta sta ste sti sto ", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " afferm* aggiun* ammett* ammis* assicur* chiede chiese comment* conclu* confess* continu* dice diceva dichiar* disse dissero domand* esclam* grid* indic* insist* mormor* osserv* pensa pensò precisa precisò raccont* replic* ribatt* ricord* ride risponde rispose sorri* sosten* sostien* sottoline* spieg* sussurr* ", leads: " aveva ci gli ha hanno le mi si ti vi ", tails: "", resumes: " io ma noi non perché però se tu " }) }),
    (*b"jav", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"jpn", Marks { quotes: "「」『』“”〝〟", elisions: "", dialogue: None }),
    (*b"kan", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"kat", Marks { quotes: "„“«»“”", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: true, speech_after_stop: false, cues: " ამბობს აღიარა აღნიშნა განმარტა დაამატა დაიძახა თქვა იკითხა უპასუხა ჩაილაპარაკა ჰკითხა ჰყვება ", leads: "", tails: "", resumes: "" }) }),
    (*b"kaz", Marks { quotes: "«»„““”", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: true, speech_after_stop: false, cues: " айтады айтты айқайла* атап деді дейді деп жауап мойында* сыбырла* сұрады түсіндір* қосты ", leads: "", tails: "", resumes: "" }) }),
    (*b"khm", Marks { quotes: "«»“”‘’", elisions: "", dialogue: None }),
    (*b"kir", Marks { quotes: "«»„““”", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: true, speech_after_stop: false, cues: " айтат айтты белгиле* деди дейт деп жооп кошумчала* кыйкыр* мойнуна сурады түшүндүр* ", leads: "", tails: "", resumes: "" }) }),
    (*b"kor", Marks { quotes: "“”‘’「」『』", elisions: "", dialogue: None }),
    (*b"lao", Marks { quotes: "“”‘’«»", elisions: "", dialogue: None }),
    (*b"lat", Marks { quotes: "“”„“«»‘’", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " ait dixit inquit respondit rogavit ", leads: "", tails: "", resumes: "" }) }),
    (*b"lav", Marks { quotes: "„”“”«»„“", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: true, speech_after_stop: false, cues: " apgalvo* atbild atbildēja atzina atzīst domā domāja iesaucās jautā jautāja norād* paskaidro* pastāst* pauda pauž piebilda piebilst sacīja saka skaidro* smejas stāst* teica uzsver* uzsvēra čukstēja ", leads: "", tails: "", resumes: " bet " }) }),
    (*b"lit", Marks { quotes: "„“«»‚‘", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: true, speech_after_stop: false, cues: " aiškin* atsako atsakė juokavo juokiasi kalbėjo klausia klausė mano manė paaiškin* pabrėž* paklausė pasako* pasakė priduria pridūrė pripažin* sako sakė sušuko svarst* tarė teig* tvirtin* šnibžd* ", leads: "", tails: "", resumes: " bet nes o " }) }),
    (*b"ltz", Marks { quotes: "„“«»‚‘", elisions: " d s t ", dialogue: None }),
    (*b"lug", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"mal", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"mar", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"mkd", Marks { quotes: "„“‚‘«»“”", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " вел* вели додава додад* запраша* извика* изјав* истакн* кажа* нагласи* објасн* одговор* појасн* праша* призна* раскаж* раскажува* рече ", leads: " ми му ѝ ", tails: "", resumes: "" }) }),
    (*b"mlt", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"mon", Marks { quotes: "«»“”„“", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: true, speech_after_stop: false, cues: " асуув гэв гэж гэнэ нэмж тайлбарлав хариулав хэлсэн хэлэв ", leads: "", tails: "", resumes: "" }) }),
    (*b"mri", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"msa", Marks { quotes: "“”‘’", elisions: " ni tu ", dialogue: None }),
    (*b"mya", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"nep", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"nld", Marks { quotes: "‘’“”„”«»‚’", elisions: " k m n r s t tje ", dialogue: None }),
    (*b"nno", Marks { quotes: "«»“”””‘’’’", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " erklær* fastslår forklar* fortalde fortel* håpar innrøm* kommenterer konstater* kviskra la legg ler lo lova lovar lyder mein* meiner opplys* påpeik* ropte sa seier skreiv skriv smiler spurde spurte spør svara svarar svarer tenkte tilføy* understrek* utbraut utdjup* vurder* ", leads: "", tails: "", resumes: " for men " }) }),
    (*b"nob", Marks { quotes: "«»“”””‘’’’", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " erklær* fastslå* forklar* fortalte fortell* hvisker hvisket håper innrømm* kommenterer kommenterte konstater* la legger ler lo lover lovte lyder lød medgir mener mente minner mumlet opplys* påpek* ropte sa sier skrev skriver smiler smilte spurte spør svarer svarte tenkte tilføy* understrek* utbrøt utdyp* vurder* ", leads: "", tails: "", resumes: " for men " }) }),
    (*b"ori", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"pan", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"pol", Marks { quotes: "„”«»»«“”‘’‚’", elisions: " em ", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " argumentuj* dodaje dodają dodał* informuj* komentuj* krzykn* mrukn* mówi* oceni* ocenia* odpar* odpowiad* odpowied* opowiad* oświadcz* podkreśl* poinformowa* powiedzi* przekonuj* przyzna* pyta* relacjonuj* rzek* rzuci* spyta* stwierdz* szepn* twierdz* tłumacz* uważa* westchn* wspomin* wyjaśn* zapowiad* zapyta* zauważ* zawoła* zaznacz* śmiał* śmieje żartuj* ", leads: " jej mi mu ", tails: "", resumes: "" }) }),
    (*b"por", Marks { quotes: "“”«»‘’", elisions: " pra tou tá ", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " acrescent* admit* afirm* assegur* brinc* coment* conclu* confess* conta contava contou declar* destac* disse disseram diz dizia exclam* explic* garant* grit* indic* insist* interromp* lembr* murmur* opin* pensou pergunta perguntou reconhec* record* relat* replic* respond* ressalt* retorqu* retruc* ri riu salient* sublinh* sussurr* ", leads: " lhe lhes me nos se te ", tails: "", resumes: " embora eu mas não nós porque se tu " }) }),
    (*b"pus", Marks { quotes: "«»“””“", elisions: "", dialogue: None }),
    (*b"ron", Marks { quotes: "„”«»“”‘’", elisions: " i l ți ", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " a adăug* afirm* au complet* continu* declar* exclam* explic* insist* murmur* mărturis* povest* preciz* recunosc* râse răspun* spune spunea spuse strig* sublin* subliniaz* susțin* zice zicea zise zâmbi întreb* șopt* ", leads: " a au i le mi ne s se îi îmi ", tails: "", resumes: " dacă dar eu noi nu tu însă " }) }),
    (*b"rus", Marks { quotes: "«»„““”", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " вздохн* возраз* воскликн* вспомина* говор* делит* добав* дума* замет* замеча* заяв* интересу* кивн* крикн* кричи* объясн* ответ* отвеч* отмет* подума* подчеркн* пошути* поясн* призна* продолж* произн* прошепта* рассказ* сказа* сообщ* спрос* счита* увер* уверен* улыбн* усмехн* уточн* ", leads: " громко тихо ", tails: "", resumes: " а но " }) }),
    (*b"sin", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"slk", Marks { quotes: "„“‚‘»«›‹", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " doda* dodáva hovor* konštatov* mysl* odpoved* odvet* podotk* poveda* poznamena* prizna* priznáva pýta* rozpráva* smeje spomín* spýta* tvrd* upozorn* usmial* uviedl* uvádza vyhlás* vykrík* vysvetl* zašepka* zdôrazn* zvola* ", leads: " jej mi mu sa ", tails: "", resumes: " ale alebo ja len my preto pretože to ty vy " }) }),
    (*b"slv", Marks { quotes: "»«„“›‹‚‘“”", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " dejal* doda* izjav* meni* odgovor* opozar* pojasn* pojasnjuje poudar* pove* povedal* pravi prizna* razlaga* rek* vpraša* vzklikn* zatrdi* šepn* ", leads: " je ji mi mu ", tails: "", resumes: "" }) }),
    (*b"sna", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"som", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"sot", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"spa", Marks { quotes: "«»“”‘’", elisions: " pa toy tá ", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " admit* advir* afirm* agreg* apunt* asegur* añad* bromea* coment* conclu* concluy* confes* confies* contaba contest* continu* contó cuenta declar* decía decían dice dicen dijeron dijo exclam* explic* grit* indic* insist* interrump* lament* manifest* matiz* murmur* opin* pensaba pensó piensa precisa precisó pregunt* prosigu* reconoc* record* recuerd* relat* replic* repuso respond* ri* ríe señal* sonr* sostien* sostuv* subray* susurr* ", leads: " ha había han le les lo me nos se te ", tails: "", resumes: " aunque no nosotros pero porque si sino tú yo " }) }),
    (*b"sqi", Marks { quotes: "«»„““”‘’", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: false, cues: " bërtiti deklar* pohoi pranoi pranon pyet pyeti përgjigj* pëshpëriti shpjego* shtoi shton tha theks* thirri thoshte thotë tregoi tregon vuri ", leads: " i më u ", tails: "", resumes: " por sepse " }) }),
    (*b"srp", Marks { quotes: "„“„”“”»«’’‚‘", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " doda* ispriča* istak* istič* izjav* kaza* kaže naglas* napomen* navod* objasn* objašnjava odgovor* pita* poruč* prizna* priča* rek* tvrdi upita* uzvikn* šapn* дода* додаде изјав* испричао истак* каже каза* навод* нагласи* напомен* објасн* објашњава одговор* пита* призна* прича* прокоментарис* рек* узвикн* упита* шапн* ", leads: " je joj mi mu ми му је јој ", tails: "", resumes: "" }) }),
    (*b"swa", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"swe", Marks { quotes: "””»»»«’’", elisions: " et n na ", dialogue: Some(Dialogue { after_comma: true, subject_first: false, speech_after_stop: true, cues: " bedöm* berätta* erkän* fortsatte fortsätt* frågade frågar förklar* hoppas hävda* kommenter* konstater* ler log lova* lyder löd menade menar minns mumla* påpeka* ropa* sa sade skratta* skrev skriver svar* säger tillade tillägger tycker tyckte tänkte understryk* underströk undra* uppge* utbrast viska* ", leads: "", tails: "", resumes: " fast men utan " }) }),
    (*b"tam", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"tel", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"tgk", Marks { quotes: "«»„““”", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " афзуд гуфт илова мегӯяд пурсид таъкид шарҳ ҷавоб ", leads: "", tails: "", resumes: "" }) }),
    (*b"tgl", Marks { quotes: "“”‘’", elisions: " di to y yan ", dialogue: None }),
    (*b"tha", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"tir", Marks { quotes: "«»“”‹›", elisions: "", dialogue: None }),
    (*b"tsn", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"tso", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"tuk", Marks { quotes: "“”«»", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: true, speech_after_stop: false, cues: " aýtdy diýdi diýip diýýär goşdy jogap sorady ", leads: "", tails: "", resumes: "" }) }),
    (*b"tur", Marks { quotes: "“”«»‘’", elisions: " da de ", dialogue: Some(Dialogue { after_comma: true, subject_first: true, speech_after_stop: false, cues: " anlat* açıkla* bağırdı belirt* cevap* dedi der diye diyor düşün* ekledi ekliyor fısıldadı güldü gülümse* itiraf* konuştu konuşu* mırıldan* sordu soruyor söyle* vurgula* yanıtla* ", leads: " diye ", tails: "", resumes: " ama ben biz fakat sen siz çünkü " }) }),
    (*b"ukr", Marks { quotes: "«»„““”„”", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: false, speech_after_stop: false, cues: " вважа* вигукн* визна* впевнен* відпов* говор* дода* дума* діли* жартує* зазнач* запереч* запита* заяв* згаду* зітхн* каже* каза* кивн* крикн* наголо* повідом* пожарт* посміхн* поясн* пригад* продовж* прошепот* підкресл* розпов* сказа* спита* упевнен* усміхн* уточн* цікав* ", leads: "", tails: "", resumes: " а але " }) }),
    (*b"urd", Marks { quotes: "“”‘’”“", elisions: "", dialogue: None }),
    (*b"uzb", Marks { quotes: "“”«»„“", elisions: "", dialogue: Some(Dialogue { after_comma: false, subject_first: true, speech_after_stop: false, cues: " aytadi aytdi deb dedi deydi javob qoʻsh* so soʻradi taʼkid* tushuntir* деди дейди ", leads: "", tails: "", resumes: "" }) }),
    (*b"vie", Marks { quotes: "“”‘’«»", elisions: "", dialogue: Some(Dialogue { after_comma: true, subject_first: true, speech_after_stop: false, cues: " bảo chia cho giải hét hỏi kêu kể nhấn nói thêm thì trả đáp ", leads: "", tails: "", resumes: "" }) }),
    (*b"xho", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"yid", Marks { quotes: "„“„”“”", elisions: "", dialogue: None }),
    (*b"yor", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
    (*b"zho", Marks { quotes: "“”‘’「」『』", elisions: "", dialogue: None }),
    (*b"zul", Marks { quotes: "“”‘’", elisions: "", dialogue: None }),
];
