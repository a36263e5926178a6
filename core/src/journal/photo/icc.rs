//! Colour profiles: without one, a phone's wide colours turn dull.
//!
//! Knows the header only, enough to tell a profile from bytes that somebody put in its place.

/// Whether the bytes are a profile and no more: the length it states is its own.
pub(super) fn is_profile(bytes: &[u8]) -> bool {
    let stated = bytes.first_chunk().map(|length| u32::from_be_bytes(*length) as usize);
    bytes.len() >= 128 && stated == Some(bytes.len()) && bytes.get(36..40) == Some(b"acsp")
}
