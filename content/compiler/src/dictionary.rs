//! Frozen dictionaries: whether a language's frames should share one, and what it would bring.
//!
//! A dictionary is trained by hand, once a release line, and then frozen in `content/dictionaries/<tag>.zdict`:
//! training anew changes every frame, so a five-message edit would ship the whole file again.

use otayori_pack::Pack;

use crate::load::Content;
use crate::press::{PressError, by_file, press};

/// What one size of dictionary does to a language's pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Bytes asked for; 0 is no dictionary.
    pub asked: usize,
    /// Bytes the training gave.
    pub dictionary: usize,
    /// Bytes of the whole pack, the dictionary among them.
    pub pack: usize,
}

/// Trains a dictionary of at most `size` bytes on the files of a language. `None` where zstd finds too little text.
pub fn train(content: &Content, tag: &str, size: usize) -> Option<Vec<u8>> {
    let samples: Vec<String> = by_file(content, tag)
        .into_values()
        .map(|texts| texts.into_iter().map(|(_, text)| text.stored.as_str()).collect())
        .collect();
    zstd::dict::from_samples(&samples, size).ok()
}

/// The pack of a language without a dictionary and with dictionaries of several sizes.
///
/// # Errors
/// [`PressError`] if the content cannot be pressed.
pub fn measure(content: &mut Content, tag: &str) -> Result<Vec<Measure>, PressError> {
    let frozen = content.dictionaries.remove(tag);
    let mut measures = Vec::new();
    for asked in [0, 2 << 10, 4 << 10, 8 << 10, 16 << 10, 32 << 10] {
        if asked > 0 {
            let Some(dictionary) = train(content, tag, asked) else { continue };
            content.dictionaries.insert(tag.to_owned(), dictionary);
        }
        let packs = press(content)?;
        let found =
            packs.into_iter().filter_map(|file| Pack::open(file.bytes).ok()).find(|pack| pack.name() == tag);
        if let Some(pack) = found {
            measures.push(Measure { asked, dictionary: pack.dictionary_size(), pack: pack.size() });
        }
    }
    match frozen {
        Some(dictionary) => _ = content.dictionaries.insert(tag.to_owned(), dictionary),
        None => _ = content.dictionaries.remove(tag),
    }
    Ok(measures)
}
