//! What a chapter's `Cargo.toml` says of its examples and exercises.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

/// The parts of a manifest that are of interest here.
#[derive(Debug, Deserialize)]
pub(super) struct Manifest {
    pub(super) package: Package,
    #[serde(default, rename = "example")]
    pub(super) examples: Vec<Target>,
    #[serde(default, rename = "test")]
    pub(super) tests: Vec<Target>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Package {
    pub(super) name: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Target {
    pub(super) name: String,
    /// Seen from the manifest. Targets without one stand where cargo looks by itself.
    pub(super) path: Option<PathBuf>,
}

impl Manifest {
    pub(super) fn read(file: &Path) -> Result<Manifest> {
        let text = fs::read_to_string(file)
            .with_context(|| format!("cannot read the manifest {}", file.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is no manifest", file.display()))
    }
}
