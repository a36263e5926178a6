//! Regions through public doors: written as an author writes them, pressed, read and asked.

mod author;
mod calls;
mod chain;
mod commands;
mod days;
mod family;
mod installing;
mod kept;
mod kit;
mod rules;
