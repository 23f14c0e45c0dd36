//! How fast texts are normalized, beside ICU and the standard library's check of UTF-8, on the same bytes
//! and in one run.
//!
//! `cargo bench --bench normalize` prints medians; `-- --test` runs each thing once; any other
//! argument is a part of the names of the texts to run.

use std::hint::black_box;
use std::time::{Duration, Instant};

use icu_normalizer::ComposingNormalizerBorrowed;
use newsprint::Normalizer;
use unicode_normalization::UnicodeNormalization;

/// Bytes of each text: an article's worth of cache, a book's worth of time.
const SIZE: usize = 256 * 1024;

/// Words of everyday texts, drawn by chance so that no predictor learns the order.
const WORDS: &[(&str, &str)] = &[
    (
        "English",
        "the ferry crosses river every morning and baker opens shop at six with bread rolls cake for children who walk to \
         school along quay where gardener waters tulips while old clock strikes; rain, wind or sun: nobody hurries. \"Good \
         day,\" says one, \"it is.\" Neighbours carry baskets of apples, pears (12 of them) from market in 1998.",
    ),
    (
        "Cyrillic",
        "каждое утро паром идёт через реку, а пекарь открывает лавку в шесть часов; дети идут в школу вдоль набережной, \
         где садовник поливает тюльпаны. Соседи несут корзины яблок и груш с рынка, дождь или солнце, никто не спешит.",
    ),
    (
        "Greek",
        "κάθε πρωί το πλοίο περνά το ποτάμι και ο φούρναρης ανοίγει το μαγαζί στις έξι, τα παιδιά πηγαίνουν σχολείο δίπλα \
         στην προκυμαία όπου ο κηπουρός ποτίζει τις τουλίπες. Οι γείτονες φέρνουν μήλα και αχλάδια από την αγορά.",
    ),
    (
        "Arabic",
        "كل صباح تعبر العبارة النهر ويفتح الخباز دكانه في الساعة السادسة، ويذهب الأطفال إلى المدرسة على الرصيف حيث يسقي \
         البستاني الزهور. يحمل الجيران سلال التفاح من السوق، مطر أو شمس، لا أحد يستعجل.",
    ),
    (
        "Hebrew",
        "כל בוקר המעבורת חוצה את הנהר והאופה פותח את החנות בשעה שש, הילדים הולכים לבית הספר לאורך הרציף שבו הגנן משקה את \
         הצבעונים. השכנים נושאים סלי תפוחים ואגסים מן השוק, גשם או שמש, איש אינו ממהר.",
    ),
    (
        "Chinese",
        "每天早上 渡船过河， 面包师六点开门， 孩子们沿着码头 走路上学， 园丁在那里 给郁金香浇水。 邻居们从市场 带回一篮篮 苹果和梨， \
         无论下雨 还是晴天， 谁也不着急。",
    ),
    (
        "Japanese",
        "毎朝 渡し船は 川を渡り、 パン屋は 六時に 店を開ける。 子どもたちは 波止場に沿って 学校へ歩き、 庭師は チューリップに \
         水をやる。 近所の人は 市場から りんごと なしの かごを 運び、 雨でも 晴れでも 誰も 急がない。",
    ),
    (
        "Hangul",
        "아침마다 나룻배는 강을 건너고 빵집은 여섯 시에 문을 연다. 아이들은 부두를 따라 학교로 걸어가고 정원사는 튤립에 물을 준다. \
         이웃들은 시장에서 사과와 배를 바구니에 담아 오며, 비가 와도 해가 나도 아무도 서두르지 않는다.",
    ),
    (
        "Thai",
        "ทุกเช้าเรือข้ามฟากแล่นข้ามแม่น้ำ และคนทำขนมปังเปิดร้านตอนหกโมง เด็กๆเดินไปโรงเรียนเลียบท่าเรือ ที่คนสวนรดน้ำดอกทิวลิป \
         เพื่อนบ้านหิ้วตะกร้าแอปเปิลกับลูกแพร์จากตลาด ฝนตกหรือแดดออก ก็ไม่มีใครรีบ",
    ),
    (
        "Devanagari",
        "हर सुबह नाव नदी पार करती है और नानबाई छह बजे दुकान खोलता है, बच्चे घाट के किनारे स्कूल जाते हैं जहाँ माली फूलों को पानी देता है। \
         पड़ोसी बाज़ार से सेब और नाशपाती की टोकरियाँ लाते हैं, बारिश हो या धूप, कोई जल्दी नहीं करता।",
    ),
    (
        "French",
        "chaque matin le bac traverse la rivière et le boulanger ouvre à six heures; les élèves vont à l’école par le quai où \
         le jardinier arrose ses tulipes préférées. « Bonjour », dit l’un, « ça va », dit l’autre, même s’il pleut déjà.",
    ),
    (
        "Vietnamese",
        "mỗi buổi sáng chiếc phà qua sông và người thợ làm bánh mở cửa hàng lúc sáu giờ, trẻ em đi bộ đến trường dọc bến tàu \
         nơi người làm vườn tưới hoa. Hàng xóm mang những giỏ táo và lê từ chợ về, mưa hay nắng cũng không ai vội.",
    ),
];

/// A text of about `SIZE` bytes: words in lines of an article's length, one of them blank now and then.
fn text(words: &str, line_end: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let (mut text, mut width, mut seed) = (String::with_capacity(SIZE + 64), 0, 0x2545_F491_4F6C_DD1Du64);
    while text.len() < SIZE {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        text.push_str(words[seed as usize % words.len()]);
        width += 1;
        if (seed >> 40) % 64 == 0 && width > 20 {
            text.push_str(line_end);
            width = 0;
        } else {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// The median time of a run over the text, in bytes a nanosecond, which is GB/s.
fn speed(once: bool, text: &str, mut run: impl FnMut(&str)) -> f64 {
    let runs = if once { 1 } else { 41 };
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let begin = Instant::now();
            run(black_box(text));
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    let bytes = u32::try_from(text.len()).map_or(f64::INFINITY, f64::from);
    bytes / (times[runs / 2].as_secs_f64() * 1e9).max(1.0)
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let once = arguments.iter().any(|argument| argument == "--test");
    let wanted = |name: &str| {
        let mut parts = arguments.iter().filter(|argument| !argument.starts_with("--")).peekable();
        parts.peek().is_none() || parts.any(|part| name.contains(part.as_str()))
    };
    let (icu, default) = (ComposingNormalizerBorrowed::new_nfc(), Normalizer::new());
    let normalize = |normalizer: Normalizer| {
        move |text: &str| {
            black_box(normalizer.normalize(text));
        }
    };
    let row = |name: &str, text: &str, normalizer: Normalizer| {
        if !wanted(name) {
            return;
        }
        let ours = speed(once, text, normalize(normalizer));
        let asked = speed(once, text, |text| {
            let _ = black_box(normalizer.is_normalized(text));
        });
        let theirs = speed(once, text, |text| {
            let _ = black_box(icu.normalize(text));
        });
        let utf8 = speed(once, text, |text| {
            let _ = black_box(std::str::from_utf8(text.as_bytes()));
        });
        let ratio = ours / theirs;
        println!("{name:24} {ours:8.3} {asked:8.3} {theirs:8.3} {ratio:7.2} {utf8:8.3}");
    };
    println!("{:24} {:>8} {:>8} {:>8} {:>7} {:>8}", "GB/s", "ours", "asked", "ICU", "ratio", "utf8");
    for &(name, words) in WORDS {
        row(name, &text(words, "\n\n"), default);
    }
    let english = WORDS[0].1;
    row("English CRLF", &text(english, "\r\n"), default);
    let wrapped =
        text(english, "\n").split(' ').collect::<Vec<_>>().chunks(11).map(|line| line.join(" ")).collect::<Vec<_>>();
    row("English CRLF, wrapped", &wrapped.join("\r\n"), default);
    row("English mojibake on", &text(english, "\n"), default.mojibake(true));
    row("English all steps", &text(english, "\n"), default.mojibake(true).entities(true).quotes(true).hyphens(true));
    for &(name, words) in WORDS.iter().filter(|(name, _)| matches!(*name, "French" | "Vietnamese" | "Greek" | "Hangul"))
    {
        let decomposed: String = text(words, "\n\n").nfd().collect();
        row(&format!("{name} decomposed"), &decomposed, default);
    }
}
