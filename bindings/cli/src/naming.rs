//! What a person types for a child or a report: the beginning of its name.

use std::collections::BTreeSet;

use otayori_core::family::{ChildId, EventId, Family, Member, PregnancyId, Standing};
use otayori_core::strings::{Key, Strings};

use crate::commands::Failure;

/// Shorter names are hard to tell apart, longer ones hard to type.
const SHORTEST_NAME: usize = 4;

/// The shortest beginning of a child's id that no other child's has.
pub(crate) fn name(family: &Family, child: ChildId) -> String {
    shortest(&child.to_string(), family.members().iter().flat_map(names))
}

/// The child whose id begins so; without a name, the only one of whom this can be said.
pub(crate) fn child<'a>(
    family: &'a Family,
    text: Option<&str>,
    can_be: impl Fn(&Member) -> bool,
    strings: &Strings,
) -> Result<&'a Member, Failure> {
    let meant = |member: &&Member| match text {
        Some(text) => !text.is_empty() && names(member).any(|id| id.starts_with(text)),
        None => can_be(member),
    };
    let mut found = family.members().iter().filter(meant);
    match (found.next(), found.next()) {
        (Some(member), None) => Ok(member),
        _ => Err(no_name(text, strings)),
    }
}

/// The pregnancy of the child whose id begins so, and that child; without a name, the only pregnancy there is.
pub(crate) fn pregnancy(
    family: &Family,
    text: Option<&str>,
    strings: &Strings,
) -> Result<(PregnancyId, Option<ChildId>), Failure> {
    if text.is_some() {
        let member = child(family, text, Member::is_awaited, strings)?;
        let pregnancy = member.pregnancy.ok_or_else(|| no_name(text, strings))?;
        return Ok((pregnancy, Some(member.id)));
    }
    let awaited = family.members().iter().filter(|member| member.is_awaited());
    let all: BTreeSet<PregnancyId> = awaited.filter_map(|member| member.pregnancy).collect();
    match all.first() {
        Some(only) if all.len() == 1 => Ok((*only, None)),
        _ => Err(no_name(text, strings)),
    }
}

/// The report whose id begins so.
pub(crate) fn report(family: &Family, text: &str, strings: &Strings) -> Result<EventId, Failure> {
    let log = family.log();
    let mut found = log.iter().map(|entry| entry.id).filter(|id| id.to_string().starts_with(text));
    match (found.next(), found.next()) {
        (Some(id), None) if !text.is_empty() => Ok(id),
        _ => Err(no_name(Some(text), strings)),
    }
}

/// Whether a child is accompanied, or may be.
pub(crate) fn is_here(member: &Member) -> bool {
    matches!(member.standing, Standing::Active | Standing::Unconfirmed)
}

fn names(member: &Member) -> impl Iterator<Item = String> {
    member.names.iter().map(ToString::to_string)
}

pub(crate) fn shortest(id: &str, all: impl Iterator<Item = String>) -> String {
    let shared = |other: &String| id.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let length = all.filter(|other| other != id).map(|other| shared(&other) + 1).max().unwrap_or_default();
    id.get(..length.max(SHORTEST_NAME)).unwrap_or(id).to_owned()
}

fn no_name(text: Option<&str>, strings: &Strings) -> Failure {
    Failure::Question(match text {
        Some(text) => strings.text(Key::ErrorName, &[("text", text.into())]),
        None => strings.text(Key::ErrorWhich, &[]),
    })
}
