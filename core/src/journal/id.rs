//! Names of what the journal keeps. Random, as all names are: a row's name says nothing about its day.

use crate::family::random_id;

random_id! {
    /// An entry. It keeps its id when it is changed.
    EntryId
}
random_id! {
    /// A photo, and the sealed file it lies in.
    PhotoId
}
random_id! {
    /// A measurement.
    GrowthId
}
