//! The pack: how words travel from `content/` into a phone.
//!
//! This crate knows slot ids, ruby text, the records that describe slots and languages, and the bytes of a pack
//! file. It refuses to know what day it is, which letter is due, or whether a text is any good: that is for
//! `otayori-core` and `otayori-compiler`, which both stand on this crate and never on each other's insides.
//!
//! Start with [`slot`] (what a letter is called), then [`text`] (what a letter looks like), then [`pack`]
//! (how letters are stored; the byte layout stands in `docs/formats/pack.md`). [`region`] holds the records of a
//! region, [`signed`] the envelope in which one comes from outside.

pub mod pack;
pub mod record;
pub mod region;
pub mod ruby;
pub mod signed;
pub mod slot;
pub mod text;

pub use pack::{Builder, Entry, Found, Kind, Pack, PackError};
pub use ruby::{RubyError, RubyText, Segment};
pub use slot::{SlotId, SlotIdError};
pub use text::{Block, Body, BodyError, Message};
