//! The alternative the benches measure against: a program that keeps the same texts in one JSON file, reads it all and
//! prints one letter. Without arguments it does nothing, which is the price of a process.

use std::collections::BTreeMap;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(slot)) = (arguments.next(), arguments.next()) else { return };
    let texts: BTreeMap<String, String> =
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    println!("{}", texts[&slot]);
}
