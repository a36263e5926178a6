//! A region from outside through the object: nothing before its key was compared, and gone when it is taken away.

use std::path::PathBuf;

use otayori::OtayoriCompanion;
use otayori_core::screens::PhoneError;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/regions").join(name)
}

#[test]
fn a_region_is_installed_once_its_key_was_compared() {
    let file = std::fs::read(fixture("GB-3.otayori")).unwrap();
    let home = tempfile::tempdir().unwrap();
    let companion = OtayoriCompanion::new(home.path().display().to_string(), "en".to_owned()).unwrap();
    companion.open(Some(vec![1; 32])).unwrap();
    let Err(PhoneError::UnknownSigner { fingerprint }) = companion.install_region(file.clone(), None) else {
        panic!("a key that nobody compared brings nothing");
    };
    let other = "0".repeat(fingerprint.len());
    assert!(matches!(companion.install_region(file.clone(), Some(other)), Err(PhoneError::Invalid { .. })));
    let installed = companion.install_region(file, Some(fingerprint.clone())).unwrap();
    assert_eq!((installed.id.as_str(), installed.fingerprint.as_str()), ("GB", fingerprint.as_str()));

    companion.shut().unwrap();
    companion.open(Some(vec![1; 32])).unwrap();
    assert_eq!(companion.regions().unwrap().installed, [installed]);
    assert!(companion.remove_region("GB".to_owned()).unwrap());
    assert_eq!(companion.regions().unwrap().installed, []);
}
