//! A call that panics, for tests of what a panic becomes on the other side. Not in a library that is given out.

use crate::companion::OtayoriCompanion;

#[uniffi::export]
impl OtayoriCompanion {
    /// Panics while it holds the companion.
    #[expect(clippy::panic, reason = "this is what it is for")]
    pub fn panic_for_tests(&self) {
        let _phone = self.phone();
        panic!("asked to");
    }
}
