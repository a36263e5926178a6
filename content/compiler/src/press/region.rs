//! From one region to its pack: records and texts, a frame a kind, and the sources they cite.

use std::collections::BTreeSet;

use otayori_pack::pack::{Builder, Kind};
use otayori_pack::region::{Dated, FORMAT, Order, Region, key};

use super::{PackFile, PressError, add, finish};
use crate::load::{Content, RegionSource};

/// Prints the pack of a region: `region-JP.otayori`. The rules of [`crate::lint::region`] are the caller's.
///
/// # Errors
/// [`PressError`] for records or texts that a pack cannot hold.
pub fn press_region(content: &Content, source: &RegionSource) -> Result<PackFile, PressError> {
    let region = Region { format: FORMAT, ..source.region.value.clone() };
    let mut builder = Builder::new(Kind::Region, &region.id, region.version);
    builder.frame();
    add(&mut builder, key::REGION, &region)?;
    add(&mut builder, key::ORDER, &order(source))?;
    builder.frame();
    for row in &source.lines {
        add(&mut builder, &format!("{}{}", key::LINE, row.value.id), &row.value)?;
    }
    builder.frame();
    for row in &source.deadlines {
        add(&mut builder, &format!("{}{}", key::DEADLINE, row.value.id), &row.value)?;
    }
    builder.frame();
    for row in &source.cards {
        add(&mut builder, &format!("{}{}", key::COUNTER, row.value.id), &row.value)?;
    }
    builder.frame();
    for (id, row) in &source.letters {
        add(&mut builder, &format!("{}{id}", key::LETTER), &row.value.letter)?;
    }
    builder.frame();
    for id in cited(source) {
        let found = source.sources.get(id).or_else(|| content.sources.get(id));
        if let Some(row) = found {
            add(&mut builder, &format!("{}{id}", key::SOURCE), &row.value)?;
        }
    }
    for texts in [&source.letter_texts, &source.overrides] {
        for (tag, texts) in texts {
            builder.frame();
            for (name, text) in texts {
                builder.entry(&format!("{}{name}", key::TEXT), tag, false, &text.stored);
            }
        }
    }
    finish(&format!("region-{}", region.id), &builder)
}

fn order(source: &RegionSource) -> Order {
    Order {
        line: source.lines.iter().map(|row| row.value.id.clone()).collect(),
        deadline: source.deadlines.iter().map(|row| row.value.id.clone()).collect(),
        counter: source.cards.iter().map(|row| row.value.id.clone()).collect(),
    }
}

fn cited(source: &RegionSource) -> BTreeSet<&String> {
    let lines = source.lines.iter().flat_map(|row| row.value.standing().sources);
    let deadlines = source.deadlines.iter().flat_map(|row| row.value.standing().sources);
    let cards = source.cards.iter().flat_map(|row| row.value.standing().sources);
    let letters = source.letters.values().flat_map(|row| row.value.letter.standing().sources);
    lines.chain(deadlines).chain(cards).chain(letters).collect()
}
