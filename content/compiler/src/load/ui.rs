//! `content/ui/<language>.ftl`: the strings of the interface, in Fluent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast;
use fluent_syntax::parser;

use super::Reader;
use super::languages::LanguageRow;
use crate::finding::Place;

/// The interface strings of a language.
#[derive(Debug, Clone)]
pub struct UiFile {
    /// The file.
    pub file: PathBuf,
    /// The whole text, as it is shipped.
    pub text: String,
    /// Its strings by key.
    pub strings: BTreeMap<String, UiString>,
}

/// One string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UiString {
    /// The values it needs: `$days`.
    pub arguments: BTreeSet<String>,
    /// Its words in every form, in the notation of Aozora Bunko.
    pub words: Vec<String>,
    /// Its line.
    pub line: usize,
}

pub(super) fn load(reader: &mut Reader<'_>, languages: &[LanguageRow]) -> BTreeMap<String, UiFile> {
    languages
        .iter()
        .map(|row| {
            let tag = row.language.tag.clone();
            let file = Path::new("ui").join(format!("{tag}.ftl"));
            let text = reader.text(&file);
            let strings = strings(reader, &file, &text);
            (tag, UiFile { file, text, strings })
        })
        .collect()
}

fn strings(reader: &mut Reader<'_>, file: &Path, text: &str) -> BTreeMap<String, UiString> {
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let place = Place::at_offset(file, text, error.pos.start);
                reader.error(place, "fluent", format!("{}", error.kind));
            }
            resource
        }
    };
    let mut strings = BTreeMap::new();
    for entry in resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let key = message.id.name.to_owned();
        let line = line_of(text, &key);
        let mut string = UiString { arguments: BTreeSet::new(), words: Vec::new(), line };
        if let Some(pattern) = &message.value {
            collect(pattern, &mut string);
        }
        if strings.insert(key.clone(), string).is_some() {
            reader.error(Place::new(file, line), "twice", format!("`{key}` stands twice: keep one"));
        }
    }
    strings
}

/// The syntax tree keeps no positions; a key begins its line and stands once.
fn line_of(text: &str, key: &str) -> usize {
    let begins = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(begins).map_or(1, |n| n + 1)
}

fn collect(pattern: &ast::Pattern<&str>, string: &mut UiString) {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => string.words.push((*value).to_owned()),
            ast::PatternElement::Placeable { expression: ast::Expression::Inline(inline) } => {
                collect_inline(inline, string);
            }
            ast::PatternElement::Placeable { expression: ast::Expression::Select { selector, variants } } => {
                collect_inline(selector, string);
                for variant in variants {
                    collect(&variant.value, string);
                }
            }
        }
    }
}

fn collect_inline(inline: &ast::InlineExpression<&str>, string: &mut UiString) {
    match inline {
        ast::InlineExpression::VariableReference { id } => _ = string.arguments.insert(id.name.to_owned()),
        ast::InlineExpression::FunctionReference { arguments: call, .. } => {
            for positional in &call.positional {
                collect_inline(positional, string);
            }
        }
        ast::InlineExpression::Placeable { expression } => {
            if let ast::Expression::Inline(inner) = expression.as_ref() {
                collect_inline(inner, string);
            }
        }
        _ => {}
    }
}
