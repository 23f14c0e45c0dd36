//! `whatlang`, the arbiter of last resort.

use super::code::Language;

/// Which of two languages that stand close a text is in, by `whatlang`'s trigrams;
/// `None` where it does not know both in the script of the text, or names neither.
pub(super) fn choose(text: &str, first: Language, second: Language) -> Option<Language> {
    let script = whatlang::detect_script(text)?;
    let known =
        |language| script.langs().iter().copied().find(|lang| Language::from_code(lang.code()) == Some(language));
    let list = vec![known(first)?, known(second)?];
    let found = whatlang::Detector::with_allowlist(list).detect_lang(text)?;
    Language::from_code(found.code())
}
