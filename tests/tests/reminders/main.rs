//! Reminders, as somebody with a phone meets them: which notices came on which days, and which never.

mod childhood;
mod forms;
mod phone;
mod promises;
mod stories;
