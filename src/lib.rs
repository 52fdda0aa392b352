#![doc = include_str!("../docs/architecture.md")]

pub mod domain;
pub mod formats;

#[cfg(feature = "ui")]
pub mod app;
#[cfg(all(feature = "ui", target_family = "wasm"))]
pub mod browser;
#[cfg(all(feature = "ui", target_family = "wasm"))]
pub mod start;
#[cfg(feature = "ui")]
pub mod ui;

#[cfg(not(target_family = "wasm"))]
pub mod disk;
