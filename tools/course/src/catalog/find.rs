//! Walks the workspace: which folders are chapters, and what is in them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::manifest::{Manifest, Target};
use super::readme::{self, Page};
use super::{Chapter, Example, Exercise};

/// The chapters in `root`, in order.
pub(super) fn chapters(root: &Path) -> Result<Vec<Chapter>> {
    let mut chapters = Vec::new();
    for name in names_in(root)? {
        if let Some((id, number)) = chapter_number(&name) {
            let chapter = chapter(root, &name, id, number);
            chapters.push(chapter.with_context(|| format!("chapter {name}"))?);
        }
    }
    chapters.sort_by_key(|chapter| chapter.number);
    Ok(chapters)
}

/// `ch04-epoll` is `ch04`, number 4.
fn chapter_number(name: &str) -> Option<(&str, u32)> {
    let (id, _) = name.split_once('-')?;
    Some((id, id.strip_prefix("ch")?.parse().ok()?))
}

fn chapter(root: &Path, name: &str, id: &str, number: u32) -> Result<Chapter> {
    let folder = root.join(name);
    let manifest = Manifest::read(&folder.join("Cargo.toml"))?;
    let text = read(&folder.join("README.md"))?;
    let (title, minutes) = readme::title_and_minutes(&text, id).context("README.md")?;
    let examples = manifest.examples.iter();
    let mut examples: Vec<_> = examples.filter_map(|it| example(&folder, it)).collect();
    examples.sort_by_key(|example| example.number);
    let is_exercise = |test: &&Target| test.name.starts_with(&format!("{id}-ex"));
    let mut exercises = Vec::new();
    for test in manifest.tests.iter().filter(is_exercise) {
        let exercise = exercise(root, Path::new(name), &manifest.package.name, test);
        exercises.push(exercise.with_context(|| format!("exercise {}", test.name))?);
    }
    exercises.sort_by_key(|exercise| exercise.number);
    Ok(Chapter {
        id: id.to_owned(),
        number,
        package: manifest.package.name,
        folder: name.into(),
        title,
        minutes,
        has_program: folder.join("src/main.rs").is_file(),
        examples,
        exercises,
    })
}

/// An example whose file begins with its number; others are for the authors.
fn example(folder: &Path, target: &Target) -> Option<Example> {
    let path = target.path.as_ref()?;
    let (number, _) = path.file_name()?.to_str()?.split_once('_')?;
    let number = number.parse().ok()?;
    let text = fs::read_to_string(folder.join(path)).unwrap_or_default();
    let header = text
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("//! "));
    let title = header.unwrap_or_default().trim_end_matches('.');
    Some(Example {
        number,
        name: target.name.clone(),
        title: title.to_owned(),
    })
}

fn exercise(root: &Path, chapter: &Path, package: &str, test: &Target) -> Result<Exercise> {
    let file = test.path.as_ref().context("its [[test]] has no path")?;
    let folder = chapter.join(file).parent().expect("a file's").to_owned();
    let name = folder.file_name().and_then(|name| name.to_str());
    let number = name.and_then(|name| name.split_once('_')?.0.parse().ok());
    let number = number.context("its folder's name does not begin with its number and `_`")?;
    let text = read(&root.join(&folder).join("README.md"))?;
    let page = Page::parse(&text, number).context("README.md")?;
    let if_there = |name: &str| Some(folder.join(name)).filter(|file| root.join(file).is_file());
    let answer = if_there("starter.rs").context("it has no starter.rs")?;
    let (solution, proof) = (if_there("solution.rs"), if_there("proof.rs"));
    let mutants = sources(root, &folder.join("mutants"));
    let mut given = sources(root, &folder);
    given.retain(|file| ![Some(&answer), solution.as_ref(), proof.as_ref()].contains(&Some(file)));
    Ok(Exercise {
        id: test.name.clone(),
        number,
        package: package.to_owned(),
        folder,
        page,
        answer,
        solution,
        mutants,
        proof,
        given,
    })
}

/// The Rust files in `folder`, in order; none if there is no such folder.
fn sources(root: &Path, folder: &Path) -> Vec<PathBuf> {
    let names = names_in(&root.join(folder)).unwrap_or_default();
    let sources = names.iter().filter(|name| name.ends_with(".rs"));
    sources.map(|name| folder.join(name)).collect()
}

/// In order, so that everything that is made of them is the same each time.
fn names_in(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let names = entries.map(|entry| Ok(entry?.file_name().into_string().ok()));
    let names: Result<Vec<_>> = names.collect();
    let mut names: Vec<_> = names?.into_iter().flatten().collect();
    names.sort();
    Ok(names)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}
