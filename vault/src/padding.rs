//! How long a sealed value is: so that little of a text's length can be told. Knows lengths.

use zeroize::Zeroizing;

const SHORTEST: u64 = 32;

/// Length, bytes, zeros: so long that the length of a text cannot be told from the length of its file.
pub(crate) fn pad(plain: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let length = u32::try_from(plain.len()).ok()?;
    let whole = padme(4 + plain.len() as u64).max(SHORTEST);
    let mut padded = Zeroizing::new(Vec::with_capacity(usize::try_from(whole).ok()?));
    padded.extend(length.to_le_bytes());
    padded.extend(plain);
    padded.resize(usize::try_from(whole).ok()?, 0);
    Some(padded)
}

/// What was padded.
pub(crate) fn unpad(padded: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = padded.split_at_checked(4)?;
    let length = usize::try_from(u32::from_le_bytes(length.try_into().ok()?)).ok()?;
    rest.get(..length).map(<[u8]>::to_vec)
}

/// The next length of the form that Padmé allows: at most 12% longer, and only log log n bits told. (Nikitin et al.,
/// "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019.)
pub(crate) fn padme(length: u64) -> u64 {
    if length < 2 {
        return length;
    }
    let exponent = length.ilog2();
    let mantissa = exponent.ilog2() + 1;
    let low = (1_u64 << exponent.saturating_sub(mantissa)) - 1;
    length.saturating_add(low) & !low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_the_paper() {
        for (length, padded) in
            [(0, 0), (1, 1), (8, 8), (9, 10), (17, 18), (100, 104), (1_000, 1_024), (1_025, 1_088)]
        {
            assert_eq!(padme(length), padded, "{length}");
        }
        for length in 2..100_000_u64 {
            let padded = padme(length);
            assert!(padded >= length && padded * 100 <= length * 112, "{length} became {padded}");
            assert_eq!(padme(padded), padded);
        }
    }
}
