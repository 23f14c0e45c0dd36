//! Clean text costs no memory, and an article hardly more than it keeps.
//!
//! A test binary of its own: the allocator that counts is there for all of a program, and
//! implementing one takes `unsafe`, which the library itself forbids.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use newsprint::{Form, Normalizer, parse};

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call is handed on to the system's allocator unchanged; the count beside it is a plain number
// of this thread and allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller keeps the contract of `alloc`, which is the system's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the pointer came from `alloc` above, and so from the system.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations<T>(run: impl FnOnce() -> T) -> usize {
    let before = COUNT.with(Cell::get);
    let result = run();
    let after = COUNT.with(Cell::get);
    drop(result);
    after - before
}

const CLEAN: &[&str] = &[
    "",
    "The ferry crosses the river every morning, and the baker opens at six.\n\nNobody hurries.",
    "« À l’école », dit-elle, “c’est là” — 12 € déjà…",
    "Паром идёт через реку, а пекарь открывает лавку. Україна: ґанок, її дім.",
    "Κάθε πρωί το πλοίο περνά το ποτάμι.",
    "كل صباح تعبر العبارةُ النهرَ، ويفتح الخبّاز دكانه.",
    "כָּל בֹּקֶר הַמַּעְבֹּרֶת חוֹצָה",
    "每天早上渡船过河，面包师六点开门。毎朝、渡し船は川を渡る。",
    "아침마다 나룻배는 강을 건넌다.",
    "ทุกเช้าเรือข้ามฟากแล่นข้ามแม่น้ำ",
    "हर सुबह नाव नदी पार करती है, सड़क पर; প্রতিদিন সকালে নৌকা; காலை படகு",
    "Mỗi buổi sáng chiếc phà qua sông; a x\u{323}\u{301}\u{302}\u{308}\u{30a} zalgo",
    "👩‍👩‍👧 می‌خواهم",
];

#[test]
fn clean_text_is_normalized_and_asked_about_without_an_allocation() {
    let default = Normalizer::new();
    let more = default.mojibake(true).entities(true).hyphens(true).bullets(true);
    for text in CLEAN {
        for normalizer in [default, more] {
            assert_eq!(allocations(|| normalizer.normalize(text)), 0, "{text:?}");
            assert_eq!(allocations(|| normalizer.is_normalized(text)), 0, "{text:?}");
        }
    }
}

#[test]
fn asking_about_any_text_allocates_nothing() {
    let marks = "q\u{301}\u{323}".repeat(200) + &"\u{301}".repeat(500);
    let texts = ["a  b", "e\u{301}", "cafÃ©", "&amp;", "\u{1b}[1m", "\u{1100}\u{1161}\u{11a8}", &marks];
    for text in texts {
        for form in [Form::Nfc, Form::Nfd, Form::Nfkc, Form::Nfkd] {
            let normalizer = Normalizer::new().form(form).mojibake(true).entities(true).quotes(true);
            assert_eq!(allocations(|| normalizer.is_normalized(text)), 0, "{text:?} {form:?}");
        }
    }
}

#[test]
fn a_changed_text_takes_a_text_and_a_list() {
    let text = "The  ferry\r\ncrosses ".repeat(40);
    let count = allocations(|| Normalizer::new().normalize(&text));
    // The text once, and the list of edits as it grows by doubling.
    assert!(count <= 4, "{count}");
}

#[test]
fn an_article_after_another_takes_what_it_keeps() {
    let paragraph = "The ferry crosses the river every morning. “Nobody hurries,” said Anna Kurz, who sells tea at \
        the landing for £2 a cup. “Why would they?” The mayor, Piet Olsen, called it “a quiet place to wait”.\n\n";
    let text = format!("Ferry runs again\n\nBy Mara Lind\n\n{}", paragraph.repeat(12));
    let first = allocations(|| parse(&text));
    // Blocks, sentences, prices, quotations: a list each; the names that were looked for; the article's own.
    let next = allocations(|| parse(&text));
    assert!(next <= 8 && next < first, "{first} at first, then {next}");
    // A text too long for what a thread keeps begins anew each time.
    let long = text.repeat(40);
    let [one, two] = [(), ()].map(|()| allocations(|| parse(&long)));
    assert_eq!(one, two);
    assert!(allocations(|| parse(&text)) <= next, "what the thread keeps is left alone");
}
