//! Turns of dialogue: where one quotation follows another at once, the speaker has
//! changed, and of a few that say who speaks the others are known.

use crate::quotation::Mention;

/// Blocks that may lie between a dialogue and the one before it whose speakers go on.
const APART: usize = 2;

/// Turns that are looked back over for them.
const BACK: usize = 8;

/// One quotation in the order of the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// Its place in the list of what was quoted.
    pub(super) quoted: usize,
    pub(super) block: usize,
    /// It follows the turn before it with nothing between the two.
    pub(super) follows: bool,
    /// Its own words around it say who speaks.
    pub(super) told: bool,
    pub(super) speaker: Option<Mention>,
}

/// Gives the turns that follow another, and those before them, the speakers that
/// alternation says, where the text itself does not. Linear.
pub(super) fn alternate(text: &str, turns: &mut [Turn]) {
    let mut from = 0;
    while from < turns.len() {
        let len = 1 + turns[from + 1..].iter().take_while(|turn| turn.follows).count();
        let (before, rest) = turns.split_at_mut(from);
        if let Some(dialogue) = rest.get_mut(..len).filter(|dialogue| dialogue.len() > 1) {
            settle(text, before, dialogue);
        }
        from += len;
    }
}

fn settle(text: &str, before: &[Turn], dialogue: &mut [Turn]) {
    let Some(first) = dialogue.first().copied() else { return };
    let same = |a: Mention, b: Mention| text[a.span] == text[b.span] || text[a.name] == text[b.name];
    // Whoever spoke last before and is not the one that is known.
    let partner = |known: Mention| {
        let near = before.iter().rev().take(BACK).take_while(|turn| turn.block + APART >= first.block);
        near.filter_map(|turn| turn.speaker).find(|&speaker| !same(speaker, known))
    };
    // The speakers that are told next, of either side, from each turn on.
    let mut next = vec![[None; 2]; dialogue.len() + 1];
    for (at, turn) in dialogue.iter().enumerate().rev() {
        next[at] = next[at + 1];
        if turn.told {
            next[at][at % 2] = turn.speaker;
        }
    }
    let mut last = [None; 2];
    for (at, turn) in dialogue.iter_mut().enumerate() {
        let side = at % 2;
        if turn.told {
            last[side] = turn.speaker;
            continue;
        }
        let own = last[side].or(next[at][side]);
        let other = last[1 - side].or(next[at][1 - side]);
        turn.speaker = match (own, other) {
            (Some(own), Some(other)) if same(own, other) => turn.speaker,
            (Some(own), _) => Some(own),
            (None, Some(other)) => partner(other),
            (None, None) => turn.speaker,
        };
    }
}
