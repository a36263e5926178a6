//! Which file of a shelf a message belongs in: a week of pregnancy or of the first hundred days, a quarter-year later.
//!
//! A file becomes one frame of a pack, so an edit changes only the frame of its week.

use otayori_pack::slot::SlotId;

/// The file stem for a dated slot; undated ones stand wherever their shelf likes.
pub fn part_of(slot: &SlotId) -> Option<String> {
    Some(match slot {
        SlotId::Gestation(day) | SlotId::Life(day @ 0..=100) => format!("w{:02}", day / 7),
        // The 365th day belongs to the fourth quarter, not to a fifth.
        SlotId::Life(day) => format!("q{}", (day / 91).min(3) + 1),
        SlotId::Week { year, week } => format!("y{year}q{}", week / 13 + 1),
        SlotId::Fortnight { year, fortnight } => format!("y{year}q{}", u16::from(*fortnight) * 2 / 13 + 1),
        SlotId::Month { year, month } => format!("y{year:02}q{}", month / 3 + 1),
        SlotId::Birthday(year) => format!("y{year:02}"),
        SlotId::Path { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dated_slot_has_its_file() {
        let part = |id: &str| part_of(&id.parse().unwrap());
        for (id, file) in [
            ("g014", "w02"),
            ("g028", "w04"),
            ("g293", "w41"),
            ("d0000", "w00"),
            ("d0100", "w14"),
            ("d0103", "q2"),
            ("d0364", "q4"),
            ("y1w00", "y1q1"),
            ("y2w51", "y2q4"),
            ("y3f25", "y3q4"),
            ("y06m11", "y06q4"),
            ("y18", "y18"),
        ] {
            assert_eq!(part(id).as_deref(), Some(file), "{id}");
        }
        assert_eq!(part("card/overdue"), None);
    }
}
