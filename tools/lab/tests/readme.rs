//! The README: its console blocks show what is printed, its tables what the code says.

use std::fs;
use std::path::Path;

use lab::diagnosis;

#[cfg(unix)]
#[test]
fn console_blocks_show_what_is_printed() {
    trycmd::TestCases::new()
        .register_bin("cargo", Path::new(env!("CARGO")))
        .env("CARGO_TERM_QUIET", "true")
        .timeout(std::time::Duration::from_secs(300))
        .case("README.md");
}

#[test]
fn tables_show_what_the_harness_names() {
    let readme = include_str!("../README.md");
    let own = diagnosis::ALL
        .iter()
        .filter(|diagnosis| diagnosis.see.0 == "tools/lab");
    for diagnosis in own {
        let (_, section) = readme
            .split_once(&format!("# {}\n", diagnosis.see.1))
            .unwrap();
        let section = section.split("\n#").next().unwrap();
        let row = format!("| `{}` | {} |\n", diagnosis.name, diagnosis.words);
        assert!(
            section.contains(&row),
            "not under {:?}: {row}",
            diagnosis.see.1
        );
    }
}

#[test]
fn every_diagnosis_points_to_a_section_that_is_there() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let is_handout = workspace.join(".course/starters").is_dir();
    for diagnosis in diagnosis::ALL {
        let (folder, section) = diagnosis.see;
        // A handout may leave a chapter out.
        if is_handout && !workspace.join(folder).is_dir() {
            continue;
        }
        let readme = workspace.join(folder).join("README.md");
        let text = fs::read_to_string(&readme).unwrap();
        let is_it = |line: &str| line.trim_start_matches('#').trim() == section;
        let mut headings = text.lines().filter(|line| line.starts_with('#'));
        assert!(
            headings.any(is_it),
            "`{}`: no {section:?} in {folder}",
            diagnosis.name
        );
    }
}
