//! Clean text, with the way back to the source.
//!
//! A text goes through up to four passes, each a walk from one place of interest to the next:
//! `entities` and `mojibake` undo what a program did to the whole text, `shape` sees to single
//! characters and to the Unicode form, `lines` to what happens at line ends. Where a pass finds
//! nothing, nothing is written; what several passes wrote is one map in the end.

mod class;
mod crlf;
mod edit;
mod entities;
mod escape;
mod form;
mod lines;
mod mojibake;
mod normalized;
mod quiet;
mod shape;
mod steps;

use edit::{Edit, Question, Sink, Writer, compose};
use shape::Shape;
use steps::Steps;

pub use normalized::Normalized;
pub use steps::Form;

/// How often the passes are taken at most, each time over what the last left. Two rounds settle
/// every text that people or programs write; the bound keeps texts made to nest edits inside edits
/// from costing more than a constant for each byte.
const ROUNDS: usize = 8;

/// The steps to take on a text.
///
/// A `Normalizer` is a small value to copy and keep; every step is a `const` setter:
///
/// ```
/// use newsprint::{Form, Normalizer};
/// const FOR_SEARCH: Normalizer = Normalizer::new().form(Form::Nfkc).entities(true).quotes(true);
/// let clean = FOR_SEARCH.normalize("Tom&rsquo;s  ﬁrst\u{200b} caf\u{65}\u{301}");
/// assert_eq!(clean.text(), "Tom's first café");
/// ```
///
/// # The default
///
/// [`new`](Self::new) takes the steps that suit articles and change no visible character: the form
/// NFC, [line ends](Self::line_endings), [spaces](Self::whitespace) and [controls](Self::control).
/// All other steps are off until asked for. [`none`](Self::none) takes no step.
///
/// # Laws
///
/// A text that comes out of a normalizer passes through it again unchanged. A text that no step
/// changes is borrowed, not copied. A text of 4 GiB or more, and one that would grow to that size,
/// comes back unchanged.
///
/// # Complexity
///
/// Linear in the length of the text; nothing is allocated where nothing changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Normalizer {
    form: Option<Form>,
    steps: Steps,
}

impl Normalizer {
    /// The default for articles, which changes no visible character.
    #[must_use]
    pub const fn new() -> Self {
        let steps = Steps::LINE_ENDINGS.or(Steps::WHITESPACE).or(Steps::CONTROL);
        Self { form: Some(Form::Nfc), steps }
    }

    /// No step at all.
    #[must_use]
    pub const fn none() -> Self {
        Self { form: None, steps: Steps::NONE }
    }

    /// The normalization form; default NFC.
    #[must_use]
    pub const fn form(mut self, form: Form) -> Self {
        self.form = Some(form);
        self
    }

    /// Line ends: CR, CRLF, NEL, U+2028 and U+2029 become LF; default on.
    ///
    /// ```
    /// let lines = newsprint::Normalizer::none().line_endings(true);
    /// assert_eq!(lines.normalize("one\r\ntwo\rthree\u{2028}four").text(), "one\ntwo\nthree\nfour");
    /// ```
    #[must_use]
    pub const fn line_endings(self, on: bool) -> Self {
        self.step(Steps::LINE_ENDINGS, on)
    }

    /// Spaces: a run of spaces of any kind becomes one, spaces before a line end go, and so do spaces
    /// and line ends at the ends of the text, ZWSP, WORD JOINER, BOM, and soft hyphens where no line
    /// ends after them. A space at the head of a line stays, since it may mark a paragraph. Joiners,
    /// variation selectors and marks of direction stay. Default on.
    ///
    /// ```
    /// let spaces = newsprint::Normalizer::none().whitespace(true);
    /// assert_eq!(spaces.normalize(" a\u{a0} \tb\u{200b}c  \n d ").text(), "a bc\n d");
    /// ```
    #[must_use]
    pub const fn whitespace(self, on: bool) -> Self {
        self.step(Steps::WHITESPACE, on)
    }

    /// Controls: the C0 and C1 control characters but for line ends, tab and form feed, terminal escape
    /// sequences as wholes, BOM, and deprecated format characters go; default on.
    ///
    /// ```
    /// let controls = newsprint::Normalizer::none().control(true);
    /// assert_eq!(controls.normalize("\u{1b}[36;1mblue\u{1b}[0m w\u{8}ay").text(), "blue way");
    /// ```
    #[must_use]
    pub const fn control(self, on: bool) -> Self {
        self.step(Steps::CONTROL, on)
    }

    /// Character references of HTML, by name or number and with their semicolon, become what they stand for, also
    /// where they were encoded twice; nothing inside the query of an address. Default off.
    ///
    /// ```
    /// let entities = newsprint::Normalizer::none().entities(true);
    /// let clean = entities.normalize("caf&eacute; &amp;amp; tea, http://x.org/?a=1&copy=2");
    /// assert_eq!(clean.text(), "café & tea, http://x.org/?a=1&copy=2");
    /// ```
    #[must_use]
    pub const fn entities(self, on: bool) -> Self {
        self.step(Steps::ENTITIES, on)
    }

    /// UTF-8 that was read as a single-byte code page, once or several times over, becomes what it was, where the
    /// evidence is strong; C1 controls become the windows-1252 characters they stand for. Default off.
    ///
    /// ```
    /// let mojibake = newsprint::Normalizer::none().mojibake(true);
    /// assert_eq!(mojibake.normalize("The cafÃ© doesnâ€™t open").text(), "The café doesn’t open");
    /// ```
    #[must_use]
    pub const fn mojibake(self, on: bool) -> Self {
        self.step(Steps::MOJIBAKE, on)
    }

    /// Curly and low quotation marks and apostrophes become straight ones; guillemets stay. Default off.
    #[must_use]
    pub const fn quotes(self, on: bool) -> Self {
        self.step(Steps::QUOTES, on)
    }

    /// Hyphens, dashes and the minus sign become `-`; default off.
    #[must_use]
    pub const fn dashes(self, on: bool) -> Self {
        self.step(Steps::DASHES, on)
    }

    /// Full-width letters, digits and signs and half-width kana and jamo become the usual ones; default off.
    #[must_use]
    pub const fn width(self, on: bool) -> Self {
        self.step(Steps::WIDTH, on)
    }

    /// Latin ligatures and digraphs become their letters; default off.
    #[must_use]
    pub const fn ligatures(self, on: bool) -> Self {
        self.step(Steps::LIGATURES, on)
    }

    /// Words that a hyphen breaks at a line end are joined, where two letters or more stand on each side. Default off.
    ///
    /// ```
    /// let hyphens = newsprint::Normalizer::none().hyphens(true);
    /// assert_eq!(hyphens.normalize("a gar-\nden, 555-\n1234").text(), "a garden, 555-\n1234");
    /// ```
    #[must_use]
    pub const fn hyphens(self, on: bool) -> Self {
        self.step(Steps::HYPHENS, on)
    }

    /// Bullets at the head of a line become `-`; default off.
    #[must_use]
    pub const fn bullets(self, on: bool) -> Self {
        self.step(Steps::BULLETS, on)
    }

    const fn step(mut self, step: Steps, on: bool) -> Self {
        self.steps = self.steps.with(step, on);
        self
    }

    /// Takes the steps. Never fails.
    pub fn normalize<'t>(&self, text: &'t str) -> Normalized<'t> {
        if u32::try_from(text.len()).is_err() {
            return Normalized::unchanged(text);
        }
        let mut state: Option<(String, Vec<Edit>)> = None;
        for _ in 0..ROUNDS {
            let mut changes = Changes::default();
            for pass in Pass::ALL {
                // What was misread several times over is read back as often, before another step
                // takes its bytes for control characters or spaces.
                let times = if matches!(pass, Pass::Mojibake) { ROUNDS } else { 1 };
                for _ in 0..times {
                    if !self.take(pass, text, &mut state, &mut changes) {
                        break;
                    }
                }
            }
            if !self.goes_on(changes) {
                break;
            }
        }
        match state {
            Some((clean, edits)) if clean != text && u32::try_from(clean.len()).is_ok() => {
                Normalized::changed(clean, edits)
            }
            _ => Normalized::unchanged(text),
        }
    }

    /// Whether the steps would leave the text as it is. Allocates nothing.
    ///
    /// ```
    /// let normalizer = newsprint::Normalizer::new();
    /// assert!(normalizer.is_normalized("A café, at nine."));
    /// assert!(!normalizer.is_normalized("A cafe\u{301}, at nine."));
    /// ```
    pub fn is_normalized(&self, text: &str) -> bool {
        if u32::try_from(text.len()).is_err() {
            return true;
        }
        let mut question = Question::default();
        Pass::ALL.into_iter().all(|pass| {
            self.run(pass, text, &mut question);
            !question.changed
        })
    }

    /// One pass over what the passes before it left; whether it changed anything.
    fn take(self, pass: Pass, text: &str, state: &mut Option<(String, Vec<Edit>)>, changes: &mut Changes) -> bool {
        let now = state.as_ref().map_or(text, |(clean, _)| clean.as_str());
        let mut writer = Writer::new(now);
        self.run(pass, now, &mut writer);
        let Some(written) = writer.finish() else { return false };
        let edits = match &state {
            None => written.edits,
            Some((_, before)) => compose(before, &written.edits),
        };
        *state = Some((written.text, edits));
        changes.any = true;
        changes.again |= written.again;
        true
    }

    fn run<S: Sink>(self, pass: Pass, text: &str, sink: &mut S) {
        match pass {
            Pass::Entities if self.steps.any(Steps::ENTITIES) => entities::run(text, sink),
            Pass::Mojibake if self.steps.any(Steps::MOJIBAKE) => mojibake::run(text, sink),
            Pass::Shape => {
                let shape = Shape::new(self.form, self.steps);
                if !shape.is_idle() {
                    shape.run(text, sink);
                }
            }
            Pass::Lines if self.steps.any(Steps::HYPHENS.or(Steps::BULLETS)) => lines::run(self.steps, text, sink),
            _ => {}
        }
    }

    /// Whether a further round could find something to do: where one pass alone is on, only if it says so.
    fn goes_on(self, changes: Changes) -> bool {
        let undoing = Steps::ENTITIES.or(Steps::MOJIBAKE).or(Steps::HYPHENS).or(Steps::BULLETS);
        changes.any && (changes.again || self.steps.any(undoing))
    }
}

/// What a round of passes did.
#[derive(Clone, Copy, Default)]
struct Changes {
    any: bool,
    again: bool,
}

/// The passes in their order.
#[derive(Clone, Copy)]
enum Pass {
    Entities,
    Mojibake,
    Shape,
    Lines,
}

impl Pass {
    const ALL: [Self; 4] = [Self::Entities, Self::Mojibake, Self::Shape, Self::Lines];
}

impl Default for Normalizer {
    fn default() -> Self {
        Self::new()
    }
}

/// Cleans a text with the default steps for articles.
///
/// ```
/// let clean = newsprint::normalize("The\u{a0}mayor  spoke.\r\n");
/// assert_eq!(clean.text(), "The mayor spoke.");
/// assert_eq!(clean.source_range(4..9), 5..10);
/// ```
pub fn normalize(text: &str) -> Normalized<'_> {
    Normalizer::new().normalize(text)
}
