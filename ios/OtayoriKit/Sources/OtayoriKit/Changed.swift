/// Records of the core as forms: the same but for one thing.

import OtayoriCore

extension Wishes {
    /// The same wishes but for those that are named. `secondLanguage`: an empty text for none.
    public func changed(
        language: String? = nil, secondLanguage: String? = nil, hour: UInt8? = nil, fullTitles: Bool? = nil,
        mainLetters: Bool? = nil, partnerLetters: Bool? = nil, ruby: Bool? = nil
    ) -> Wishes {
        let second = secondLanguage.map { $0.isEmpty ? nil : $0 } ?? self.secondLanguage
        return Wishes(
            language: language ?? self.language, secondLanguage: second, hour: hour ?? self.hour,
            fullTitles: fullTitles ?? self.fullTitles, mainLetters: mainLetters ?? self.mainLetters,
            partnerLetters: partnerLetters ?? self.partnerLetters, ruby: ruby ?? self.ruby)
    }
}
