//! A family over nineteen years: stories told through the core's public doors, and random histories that keep every
//! promise.

mod document;
mod early;
mod histories;
mod home;
mod stories;
