//! Cards to show at a counter: the sentence in the office's language, large, and the same in the reader's.

use chrono::NaiveDate;
use otayori_pack::region::Status;
use serde::Serialize;

use super::fresh::{Freshness, freshness};
use super::{Regions, Said};

/// A card as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CounterCard {
    /// Its id among the cards of its region.
    pub id: String,
    /// The region that wrote it.
    pub region: String,
    /// The word at the counter, in the office's language.
    pub official: String,
    /// The situation, for a list.
    pub name: Said,
    /// What the word means.
    pub meaning: Said,
    /// At which counter.
    pub place: Said,
    /// The sentence, for the officer.
    pub office: Said,
    /// The same sentence, for the reader.
    pub yours: Said,
    /// Things to tick.
    pub ticks: Vec<Tick>,
    /// It is for after a loss.
    pub after_loss: bool,
    /// Whether it still holds.
    pub freshness: Freshness,
    /// How sure it is.
    pub status: Status,
}

/// A thing to tick, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// For the officer.
    pub office: Said,
    /// For the reader.
    pub yours: Said,
}

impl Regions {
    /// The cards of a region and of what it lies in, nearest first, as their authors ordered them. Those for after a loss
    /// only where `after_loss` says that somebody asked for them, and last: that something ended is no asking.
    pub fn counter_cards(
        &self,
        region: Option<&str>,
        languages: &[String],
        on: NaiveDate,
        after_loss: bool,
    ) -> Vec<CounterCard> {
        let mut cards: Vec<CounterCard> = Vec::new();
        for layer in self.chain(region) {
            let of = &layer.records.region;
            let office: Vec<String> = of.office_language.iter().cloned().collect();
            for card in &layer.records.cards {
                if cards.iter().any(|other| other.id == card.id) || (card.after_loss && !after_loss) {
                    continue;
                }
                let yours = |words| Said::of(words, languages);
                let tick = |words| Tick { office: Said::of(words, &office), yours: yours(words) };
                cards.push(CounterCard {
                    id: card.id.clone(),
                    region: of.id.clone(),
                    official: card.official.clone(),
                    name: yours(&card.name),
                    meaning: yours(&card.meaning),
                    place: yours(&card.place),
                    office: Said::of(&card.say, &office),
                    yours: yours(&card.say),
                    ticks: card.ticks.iter().map(tick).collect(),
                    after_loss: card.after_loss,
                    freshness: freshness(card, on),
                    status: card.status,
                });
            }
        }
        cards.sort_by_key(|card| card.after_loss);
        cards
    }
}
