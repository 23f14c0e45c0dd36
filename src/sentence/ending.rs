//! How far the ending of a sentence reaches: terminators, then what closes with them.

/// What kind of terminator ends the sentence; a run takes the strongest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Kind {
    /// A full stop, which may belong to the word before it.
    Dot,
    /// Dots that may only pause.
    Ellipsis,
    /// A question or exclamation mark.
    Mark,
    /// A terminator with no other use, which needs no blank after it.
    Full,
}

/// The terminators at one place with the marks and brackets that close after them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Ending {
    /// Where the first terminator starts.
    pub(super) at: usize,
    /// Where the ending stops; the next sentence starts after it.
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// A quotation mark closes in it.
    pub(super) quoted: bool,
    /// The terminator stands alone in brackets, `(!)`, `[...]`: a remark, no end.
    pub(super) aside: bool,
}

/// What a character does in an ending.
enum Role {
    Terminator(Kind),
    /// Always closes; `true` for a quotation mark.
    Closer(bool),
    /// A mark that closes or opens, by what stands after it.
    Either,
    /// Takes part in no decision: zero-width and direction marks.
    Invisible,
    Blank,
    /// An opening square bracket, perhaps of a note number.
    Note,
    /// Perhaps a note number that was raised before the text was made plain.
    Digit,
    /// A raised note number.
    Raised,
    Other,
}

fn role(c: char) -> Role {
    match c {
        '.' => Role::Terminator(Kind::Dot),
        '!' | '?' | '؟' | '։' | '‼' | '‽' | '⁇'..='⁉' | '⸮' | '﹖' | '﹗' | '\u{37e}' => {
            Role::Terminator(Kind::Mark)
        }
        '…' | '‥' => Role::Terminator(Kind::Ellipsis),
        '۔'
        | '܀'..='܂'
        | '߹'
        | '।'
        | '॥'
        | '။'
        | '།'
        | '༎'
        | '።'
        | '፧'
        | '፨'
        | '᙮'
        | '។'
        | '៕'
        | '᠃'
        | '᠉'
        | '。'
        | '꓿'
        | '꘎'
        | '꘏'
        | '﹒'
        | '！'
        | '．'
        | '？'
        | '｡' => Role::Terminator(Kind::Full),
        ')' | ']' | '}' | '）' | '］' | '｝' | '】' | '〕' | '》' | '〉' => Role::Closer(false),
        '”' | '’' | '」' | '』' | '﹂' | '﹄' | '｣' | '〞' | '〟' | '❞' | '❜' => Role::Closer(true),
        '"' | '\'' | '“' | '‘' | '«' | '»' | '‹' | '›' | '`' | '´' | '″' | '＂' | '＇' => Role::Either,
        c if is_invisible(c) => Role::Invisible,
        '[' => Role::Note,
        '¹' | '²' | '³' | '⁰'..='⁹' => Role::Raised,
        '0'..='9' => Role::Digit,
        c if c.is_whitespace() => Role::Blank,
        _ => Role::Other,
    }
}

/// Whether a character shows nothing and takes no room.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{61c}'
        | '\u{ad}'
        | '\u{feff}'
    )
}

impl Ending {
    /// Reads the ending whose first terminator stands at `at`. `own` are the
    /// terminators of the language beyond those of its script.
    ///
    /// Linear in the length of what it takes, which no other ending reads again.
    pub(super) fn read(text: &str, at: usize, own: &[&str]) -> Self {
        let rest = text.get(at..).unwrap_or_default();
        let own = own.iter().find(|own| rest.starts_with(**own));
        let mut ending = Self { at, end: at, kind: Kind::Dot, quoted: false, aside: false };
        if let [b'.', b' ', b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9', ..] = rest.as_bytes() {
            // Most endings are but this.
            ending.end += 1;
            return ending;
        }
        let mut dots = 0;
        if let Some(own) = own {
            ending.end += own.len();
            ending.kind = Kind::Mark;
        }
        while let Some(c) = text[ending.end..].chars().next() {
            let after = ending.end + c.len_utf8();
            match role(c) {
                Role::Terminator(kind) => {
                    ending.kind = ending.kind.max(kind);
                    dots += usize::from(kind == Kind::Dot);
                    ending.end = after;
                }
                Role::Closer(quotation) => {
                    ending.quoted |= quotation;
                    ending.end = after;
                }
                Role::Either if closes(&text[after..]) => {
                    ending.quoted = true;
                    ending.end = after;
                }
                Role::Invisible | Role::Raised => ending.end = after,
                Role::Digit if closes_before(text, at) || closes_before(text, ending.end) => {
                    match bare_note(&text[ending.end..]) {
                        0 => break,
                        len => ending.end += len,
                    }
                }
                Role::Note => match note_len(&text[ending.end..]) {
                    0 => break,
                    len => ending.end += len,
                },
                Role::Blank => match after_blank(&text[after..]) {
                    0 => break,
                    len => {
                        if text[after..].starts_with(['.', '…']) {
                            ending.kind = ending.kind.max(Kind::Ellipsis);
                        }
                        ending.end = after + len;
                    }
                },
                Role::Either | Role::Digit | Role::Other => break,
            }
        }
        if ending.kind == Kind::Dot && dots > 1 {
            // “.”. or .) .: a full stop on each side of a closing mark is one end.
            let run = text[at..ending.end].starts_with("..") || text[at..ending.end].starts_with(". .");
            ending.kind = if run { Kind::Ellipsis } else { Kind::Dot };
        }
        let before = text[..at].chars().next_back();
        let closed = text[at..].trim_start_matches(['.', '!', '?', '…']);
        ending.aside = matches!(before, Some('(' | '[')) && closed.starts_with([')', ']']);
        ending
    }
}

/// A mark of either direction closes where nothing of a word touches it.
fn closes(rest: &str) -> bool {
    !rest.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '¿' | '¡' | '(' | '['))
}

/// Whether a mark or bracket closes right before.
fn closes_before(text: &str, at: usize) -> bool {
    text[..at].ends_with([')', '”', '"', '»', ']'])
}

/// Longest note number in bytes, brackets included: `[117]`, `[a]`.
const NOTE: usize = 5;

/// The length of a note number in square brackets at the head, or 0.
fn note_len(rest: &str) -> usize {
    let head = rest.bytes().take(NOTE);
    match head.clone().position(|byte| byte == b']') {
        Some(close) if close > 1 && head.skip(1).take(close - 1).all(|byte| byte.is_ascii_alphanumeric()) => close + 1,
        _ => 0,
    }
}

/// The length of a note number without brackets at the head, or 0.
fn bare_note(rest: &str) -> usize {
    let len = rest.bytes().take(NOTE).take_while(u8::is_ascii_digit).count();
    if len <= 2 && rest[len..].starts_with(char::is_whitespace) { len } else { 0 }
}

/// What still belongs to the ending after one blank: the dots of a spaced
/// ellipsis, a guillemet set off by a blank as in French, a note number.
fn after_blank(rest: &str) -> usize {
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    let alone = second.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')' | '»' | '—' | '–'));
    match first {
        Some('.' | '…') if alone => first.map_or(0, char::len_utf8),
        Some(mark @ ('»' | '”' | '›' | '"')) if alone => mark.len_utf8(),
        Some('[') => note_len(rest),
        Some('\'') if rest.starts_with("'' ") => 2,
        Some(c) if is_emoji(c) => emoji_len(rest),
        _ => 0,
    }
}

/// Emoji after a sentence speak of it, as a rule; a blank comes after them.
fn emoji_len(rest: &str) -> usize {
    let len = rest.chars().take(EMOJI).take_while(|&c| is_emoji(c)).map(char::len_utf8).sum();
    if rest[len..].starts_with(char::is_whitespace) { len } else { 0 }
}

/// Most characters in a run of emoji, joiners and skin tones included.
const EMOJI: usize = 24;

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{200d}')
}

/// How far ahead a closing bracket is looked for: a title or an aside in brackets
/// is seldom longer than 30 ideographs.
const BRACKETED: usize = 96;

/// Whether the text goes on inside brackets or corner marks, as `《走吧！走吧》`
/// does after its first mark: the next bracket is one that closes.
///
/// Brackets that East Asia shares are told by their second byte, which few
/// letters have there.
pub(super) fn inside_brackets(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let window = &bytes[..bytes.len().min(BRACKETED + 1)];
    let ascii = memchr::memchr2(b'(', b')', window);
    let wide = memchr::memchr2_iter(0x80, 0xBC, bytes.get(..ascii.unwrap_or(window.len()) + 1).unwrap_or(bytes));
    for at in wide {
        match bytes.get(at.wrapping_sub(1)..at + 2) {
            // （ 《 〈 「 『 【
            Some([0xEF, 0xBC, 0x88] | [0xE3, 0x80, 0x88 | 0x8A | 0x8C | 0x8E | 0x90]) => return false,
            // ） 》 〉 」 』 】
            Some([0xEF, 0xBC, 0x89] | [0xE3, 0x80, 0x89 | 0x8B | 0x8D | 0x8F | 0x91]) => return true,
            _ => {}
        }
    }
    ascii.is_some_and(|at| window.get(at) == Some(&b')'))
}

/// Whether the ending closes a bracket that opened inside the sentence, as
/// `庭（小さい。）も` does: one that stands for itself opens after a terminator.
pub(super) fn is_bracketed(text: &str, ending: &Ending) -> bool {
    if !text[ending.at..ending.end].ends_with(['）', ')']) {
        return false;
    }
    let mut chars = text[..ending.at].char_indices().rev();
    let opener = chars.find(|&(at, c)| matches!(c, '（' | '(') || ending.at - at > BRACKETED);
    let before = opener.and_then(|_| chars.next());
    opener.is_some_and(|(_, c)| matches!(c, '（' | '('))
        && before.is_some_and(|(_, c)| !matches!(role(c), Role::Terminator(_) | Role::Blank | Role::Closer(_)))
}

#[cfg(test)]
mod tests {
    use super::{BRACKETED, inside_brackets};

    /// The same by characters.
    fn plainly(rest: &str) -> bool {
        let bracket = |&(_, c): &(usize, char)| "（(《〈「『【）)》〉」』】".contains(c);
        let first = rest.char_indices().take_while(|&(at, _)| at <= BRACKETED).find(bracket);
        first.is_some_and(|(_, c)| "）)》〉」』】".contains(c))
    }

    #[test]
    fn brackets_are_found_by_their_bytes() {
        for bracket in "（(《〈「『【）)》〉」』】，、。〇".chars() {
            for before in 0..=BRACKETED + 3 {
                for (letter, after) in [("a", "）"), ("走", ""), ("，", "《"), ("か", "a")] {
                    let text = format!("{}{bracket}{after}", letter.repeat(before / letter.len()));
                    assert_eq!(inside_brackets(&text), plainly(&text), "{text}");
                }
            }
        }
    }
}
