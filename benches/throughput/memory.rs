//! Memory, counted by the allocator.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

struct Counting;

thread_local! {
    static COUNTS: Cell<Counts> = const { Cell::new(Counts { allocations: 0, held: 0, most: 0 }) };
}

#[derive(Clone, Copy)]
struct Counts {
    allocations: usize,
    held: isize,
    most: isize,
}

/// A layout's size, which never passes `isize::MAX`.
fn size(layout: Layout) -> isize {
    layout.size().try_into().unwrap_or(isize::MAX)
}

fn count(change: isize) {
    // A thread that ends frees what it holds after its counts are gone.
    let _ = COUNTS.try_with(|counts| {
        let mut now = counts.get();
        now.allocations += usize::from(change > 0);
        now.held += change;
        now.most = now.most.max(now.held);
        counts.set(now);
    });
}

// SAFETY: every call is handed on to the system's allocator unchanged; beside it numbers of this thread are added.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(size(layout));
        // SAFETY: the caller keeps the contract of `alloc`, which is the system's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-size(layout));
        // SAFETY: the pointer came from `alloc` above, and so from the system.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What one parse takes.
pub struct Taken {
    pub allocations: usize,
    /// Bytes held at most while it runs.
    pub most: usize,
    /// Bytes that the article keeps.
    pub kept: usize,
}

/// What the first parse of a thread takes, and one that finds its working memory kept.
pub fn of_parses(text: &str) -> [Taken; 2] {
    let both = || {
        let first = of_parse(text);
        // Lists that trade places grow once more.
        of_parse(text);
        [first, of_parse(text)]
    };
    std::thread::scope(|scope| scope.spawn(both).join().expect("a parse ends well"))
}

fn of_parse(text: &str) -> Taken {
    let before = COUNTS.get();
    COUNTS.set(Counts { most: before.held, ..before });
    let article = black_box(newsprint::parse(black_box(text)));
    let after = COUNTS.get();
    drop(article);
    let grown = |bytes: isize| usize::try_from(bytes - before.held).unwrap_or(0);
    Taken { allocations: after.allocations - before.allocations, most: grown(after.most), kept: grown(after.held) }
}
