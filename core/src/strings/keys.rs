//! Every key of the interface, once.

macro_rules! keys {
    ($($variant:ident = $text:literal,)*) => {
        /// A string of the interface. `content/ui/<language>.ftl` holds its words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the key says what the string is for; its words stand in content/ui")]
        pub enum Key {
            $($variant,)*
        }

        impl Key {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The key as it stands in the files.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }
    };
}

keys! {
    Date = "date",
    StageExpecting = "stage-expecting",
    StageMonth = "stage-month",
    StageOverdue = "stage-overdue",
    StageBirthDay = "stage-birth-day",
    StageDays = "stage-days",
    StageMonths = "stage-months",
    StageYears = "stage-years",
    StageCorrected = "stage-corrected",
    StageGrown = "stage-grown",
    GradeBefore = "grade-before",
    GradePrimary = "grade-primary",
    GradeLowerSecondary = "grade-lower-secondary",
    GradeUpperSecondary = "grade-upper-secondary",
    LetterDraft = "letter-draft",
    LetterReviewed = "letter-reviewed",
    LetterSources = "letter-sources",
    LetterOtherLanguage = "letter-other-language",
    LetterNotWritten = "letter-not-written",
    LetterInstead = "letter-instead",
    LetterNoneToday = "letter-none-today",
    LetterOf = "letter-of",
    LetterNext = "letter-next",
    LetterNoMore = "letter-no-more",
    LetterNotBegun = "letter-not-begun",
    HelpHeading = "help",
    HelpNumbers = "help-numbers-come-later",
    UpcomingNotWritten = "upcoming-not-written",
    UpcomingNone = "upcoming-none",
    SearchNone = "search-none",
    SearchCount = "search-count",
    AboutPurpose = "about-purpose",
    AboutPrivacy = "about-privacy",
    AboutEdition = "about-edition",
    AboutTexts = "about-texts",
    AboutLicence = "about-licence",
    ErrorDate = "error-date",
    ErrorDueAhead = "error-due-ahead",
    ErrorDuePast = "error-due-past",
    ErrorPeriodAhead = "error-period-ahead",
    ErrorPeriodPast = "error-period-past",
    ErrorWeeks = "error-weeks",
    ErrorBirthAhead = "error-birth-ahead",
    ErrorBirthPast = "error-birth-past",
    ErrorSlot = "error-slot",
    ErrorNoSlot = "error-no-slot",
    ErrorNoWords = "error-no-words",
    FamilyRecorded = "family-recorded",
    FamilyStopped = "family-stopped",
    FamilyEmpty = "family-empty",
    FamilyWaiting = "family-waiting",
    StageAhead = "stage-ahead",
    StageUndated = "stage-undated",
    StagePaused = "stage-paused",
    StageEnded = "stage-ended",
    StageUnconfirmed = "stage-unconfirmed",
    LetterAgain = "letter-again",
    Essentials = "essentials",
    CardsOpen = "cards-open",
    ErrorWho = "error-who",
    ErrorFamilyFile = "error-family-file",
    ErrorFamilyNeeded = "error-family-needed",
    ErrorName = "error-name",
    ErrorWhich = "error-which",
    ReasonKnown = "reason-known",
    ReasonUnknown = "reason-unknown",
    ReasonHowMany = "reason-how-many",
    ReasonBirthOutside = "reason-birth-outside",
    ReasonBornAlready = "reason-born-already",
    ReasonNotBorn = "reason-not-born",
    ReasonEnded = "reason-ended",
    ReasonJoined = "reason-joined",
    ReasonNothingToConfirm = "reason-nothing-to-confirm",
    ReasonRegion = "reason-region",
    ReasonOutOfRange = "reason-out-of-range",
    ReasonFewer = "reason-fewer",
    ErrorLanguage = "error-language",
    ErrorHour = "error-hour",
    ErrorFamilyBusy = "error-family-busy",
    PreferLanguage = "prefer-language",
    PreferBeside = "prefer-beside",
    PreferHour = "prefer-hour",
    PreferNoticeNeutral = "prefer-notice-neutral",
    PreferNoticeFull = "prefer-notice-full",
    PreferTrackMain = "prefer-track-main",
    PreferTrackPartner = "prefer-track-partner",
    PreferRuby = "prefer-ruby",
    PreferNoRuby = "prefer-no-ruby",
}
