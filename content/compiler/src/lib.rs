//! The press: reads `content/`, checks every word of it, and prints packs.
//!
//! ```text
//! content/ --load--> Content --lint--> findings
//!                            --press-> calendar.otayori, ja.otayori, region-JP.otayori, …
//! ```
//! Knows the writing guide and the files authors write. Refuses to know what day it is (a date comes in), who is
//! reading, and anything about phones. Start with [`Content::load`], then [`lint`](lint::lint), then [`press()`].
//!
//! `otayori-content` is the same on a command line; `otayori-core`'s build script is the other caller.

pub mod dictionary;
pub mod finding;
pub mod lint;
pub mod load;
pub mod press;
pub mod stats;
pub mod variety;

pub use finding::{Finding, Level, Place};
pub use load::{Content, RegionSource, TextKey};
pub use press::{PackFile, PressError, press, press_region};
