//! Who stands under a letter: few lines, and nobody that is needed is hidden behind another.

use super::{HelpLine, OwnNumber, Regions};
use crate::family::LocalMoment;

/// A kind of help, and the line to call first; `None` where nobody near is known to answer.
pub type FirstLine = (String, Option<HelpLine>);

impl Regions {
    /// The lines that stand under a letter: the person's own numbers, and for each kind of help the one of the region to call
    /// first, whatever the person entered. A number that is good for everything stands behind the emergency number that answers
    /// what is most urgent, as in [`Regions::help_lines`].
    pub fn first_lines(
        &self,
        keys: &[String],
        languages: &[String],
        region: Option<&str>,
        now: LocalMoment,
        own: &[OwnNumber],
    ) -> Vec<FirstLine> {
        let is_own = |line: &HelpLine| line.region.is_none();
        let all = self.help_lines(keys, languages, region, now, own);
        let leading = all.iter().take_while(|line| is_own(line)).count();
        let mut mine = all.into_iter().enumerate().filter(|(_, line)| is_own(line)).peekable();
        let mut first: Vec<FirstLine> = Vec::new();
        let named = |line: HelpLine| Some((line.answers.clone()?, Some(line)));
        while let Some((_, line)) = mine.next_if(|(place, _)| *place < leading) {
            first.extend(named(line));
        }
        let mut of_the_region = keys.iter().map(|key| {
            let lines = self.help_lines(std::slice::from_ref(key), languages, region, now, &[]);
            (key.clone(), lines.into_iter().find(|line| line.answers.is_some()))
        });
        first.extend(of_the_region.next());
        first.extend(mine.filter_map(|(_, line)| named(line)));
        first.extend(of_the_region);
        first
    }
}

/// Each line once, under the most urgent kind of help that it answers; a kind that nobody answers stays.
pub fn each_once(lines: Vec<FirstLine>) -> Vec<FirstLine> {
    let mut shown: Vec<FirstLine> = Vec::new();
    for (key, line) in lines {
        let name = |line: &HelpLine| (line.region.clone(), line.id.clone(), line.number.clone());
        let is_shown =
            |(_, other): &FirstLine| other.is_some() && other.as_ref().map(name) == line.as_ref().map(name);
        if !shown.iter().any(is_shown) {
            shown.push((key, line));
        }
    }
    shown
}
