//! A region from outside through the object, and the signed file that Kotlin and Swift install too:
//! `OTAYORI_FIXTURES=write cargo test -p otayori-uniffi --test signed_region` makes it anew, with a new key.

use std::path::PathBuf;

use otayori::OtayoriCompanion;
use otayori_compiler::load::read_region;
use otayori_compiler::press::{Signer, new_key_pair};
use otayori_compiler::{Content, press_region};
use otayori_core::screens::PhoneError;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/regions").join(name)
}

fn sign_anew() {
    let (source, findings) = read_region(&fixture("PH"));
    assert_eq!(findings, []);
    let words = Content::vocabulary("2026-11-25".parse().unwrap());
    let pack = press_region(&words, &source.unwrap()).unwrap();
    let pair = new_key_pair(None).unwrap();
    let signer = Signer::open(&pair.secret, None).unwrap();
    std::fs::create_dir_all(fixture("signed")).unwrap();
    std::fs::write(fixture("signed/PH.otayori"), signer.seal(&pack.bytes, "a test").unwrap()).unwrap();
}

#[test]
fn a_region_is_installed_once_its_key_was_compared() {
    if std::env::var("OTAYORI_FIXTURES").is_ok_and(|wish| wish == "write") {
        sign_anew();
    }
    let file = std::fs::read(fixture("signed/PH.otayori")).unwrap();
    let home = tempfile::tempdir().unwrap();
    let companion = OtayoriCompanion::new(home.path().display().to_string(), "en".to_owned()).unwrap();
    companion.open(Some(vec![1; 32])).unwrap();
    let Err(PhoneError::UnknownSigner { fingerprint }) = companion.install_region(file.clone(), None) else {
        panic!("a key that nobody compared brings nothing");
    };
    let other = "0".repeat(fingerprint.len());
    assert!(matches!(companion.install_region(file.clone(), Some(other)), Err(PhoneError::Invalid { .. })));
    let installed = companion.install_region(file, Some(fingerprint.clone())).unwrap();
    assert_eq!((installed.id.as_str(), installed.fingerprint.as_str()), ("PH", fingerprint.as_str()));

    companion.shut();
    companion.open(Some(vec![1; 32])).unwrap();
    assert_eq!(companion.regions().unwrap().installed, [installed]);
    assert!(companion.remove_region("PH".to_owned()).unwrap());
    assert_eq!(companion.regions().unwrap().installed, []);
}
