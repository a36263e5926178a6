//! What is exported, as one list: `tests/fixtures/api/otayori.txt`. Apps are written against it, so a change fails here until it
//! is accepted on purpose: `OTAYORI_API=accept cargo test -p otayori-uniffi --test api`.

// A failed unwrap is a failed test.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use uniffi_bindgen::macro_metadata::extract_from_library;
use uniffi_meta::{FieldMetadata, FnParamMetadata, Metadata, Type};

/// How calls end that are there under a feature for tests alone.
const FOR_TESTS: &str = "_for_tests";

fn interface() -> Vec<String> {
    // Beside this test: the library that was built with it.
    let beside = std::env::current_exe().unwrap();
    let file = beside.with_file_name(format!(
        "{}otayori{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    ));
    let items = extract_from_library(file.to_str().unwrap().into()).unwrap();
    let lines: BTreeSet<String> = items.iter().filter_map(line).collect();
    lines.into_iter().collect()
}

fn line(item: &Metadata) -> Option<String> {
    Some(match item {
        Metadata::CustomType(custom) => format!("text {} as {}", custom.name, ty(&custom.builtin)),
        Metadata::Record(record) => format!("record {} {{ {} }}", record.name, fields(&record.fields)),
        Metadata::Enum(choice) => {
            let variants = choice.variants.iter().map(|variant| match variant.fields.as_slice() {
                [] => variant.name.clone(),
                inner => format!("{} {{ {} }}", variant.name, fields(inner)),
            });
            let variants: Vec<String> = variants.collect();
            format!("choice {} {:?} {{ {} }}", choice.name, choice.shape, variants.join(", "))
        }
        Metadata::Object(object) => format!("object {}", object.name),
        Metadata::Func(call) => {
            format!(
                "call {}({}){}",
                call.name,
                inputs(&call.inputs),
                answer(call.return_type.as_ref(), call.throws.as_ref())
            )
        }
        Metadata::Constructor(call) => {
            format!(
                "call {}.{}({}){}",
                call.self_name,
                call.name,
                inputs(&call.inputs),
                answer(None, call.throws.as_ref())
            )
        }
        Metadata::Method(call) if call.name.ends_with(FOR_TESTS) => return None,
        Metadata::Method(call) => format!(
            "call {}.{}({}){}",
            call.self_name,
            call.name,
            inputs(&call.inputs),
            answer(call.return_type.as_ref(), call.throws.as_ref())
        ),
        _ => return None,
    })
}

fn inputs(inputs: &[FnParamMetadata]) -> String {
    inputs.iter().map(|input| format!("{}: {}", input.name, ty(&input.ty))).collect::<Vec<_>>().join(", ")
}

fn fields(fields: &[FieldMetadata]) -> String {
    fields.iter().map(|field| format!("{}: {}", field.name, ty(&field.ty))).collect::<Vec<_>>().join(", ")
}

fn answer(returns: Option<&Type>, throws: Option<&Type>) -> String {
    let returns = returns.map(|returns| format!(" -> {}", ty(returns))).unwrap_or_default();
    let throws = throws.map(|throws| format!(" throws {}", ty(throws))).unwrap_or_default();
    returns + &throws
}

fn ty(ty: &Type) -> String {
    match ty {
        Type::Optional { inner_type } => format!("{}?", self::ty(inner_type)),
        Type::Sequence { inner_type } => format!("[{}]", self::ty(inner_type)),
        Type::Map { key_type, value_type } => format!("[{}: {}]", self::ty(key_type), self::ty(value_type)),
        Type::Record { name, .. }
        | Type::Enum { name, .. }
        | Type::Object { name, .. }
        | Type::Custom { name, .. } => name.clone(),
        plain => format!("{plain:?}"),
    }
}

/// Swift ends the app where a call panics that may throw nothing. `progress` reads two numbers and cannot.
#[test]
fn every_call_but_one_may_fail() {
    let calls: Vec<String> = interface().into_iter().filter(|line| line.starts_with("call ")).collect();
    let sure: Vec<&String> = calls.iter().filter(|line| !line.contains(" throws ")).collect();
    assert!(calls.len() > 50, "{}", calls.len());
    assert_eq!(sure, ["call OtayoriCompanion.progress() -> ProgressNow"]);
}

#[test]
fn the_interface_is_the_one_that_was_accepted() {
    let found = interface().join("\n") + "\n";
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/api/otayori.txt");
    if std::env::var("OTAYORI_API").is_ok_and(|wish| wish == "accept") {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &found).unwrap();
    }
    let accepted = std::fs::read_to_string(&file).unwrap_or_default();
    let (found, accepted): (BTreeSet<&str>, BTreeSet<&str>) =
        (found.lines().collect(), accepted.lines().collect());
    let gone: Vec<_> = accepted.difference(&found).collect();
    let new: Vec<_> = found.difference(&accepted).collect();
    assert!(gone.is_empty() && new.is_empty(), "gone: {gone:#?}\nnew: {new:#?}\nOTAYORI_API=accept takes it");
}
