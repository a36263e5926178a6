//! Bytes read from the front. Knows how many are left: asking for more says that the file is cut.

use super::PhotoError;

#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    rest: &'a [u8],
}

impl<'a> Input<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn is_empty(self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn rest(self) -> &'a [u8] {
        self.rest
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], PhotoError> {
        let (front, rest) = self.rest.split_at_checked(count).ok_or(PhotoError::Cut)?;
        self.rest = rest;
        Ok(front)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], PhotoError> {
        let (front, rest) = self.rest.split_first_chunk().ok_or(PhotoError::Cut)?;
        self.rest = rest;
        Ok(*front)
    }

    pub(super) fn byte(&mut self) -> Result<u8, PhotoError> {
        self.array::<1>().map(|[byte]| byte)
    }
}
