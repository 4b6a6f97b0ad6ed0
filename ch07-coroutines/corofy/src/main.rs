//! `corofy FILE`: shows what the `coroutine fn`s of a file become.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use corofy::{Source, Target};

const HELP: &str = "\
corofy FILE [options]: prints FILE with its `coroutine fn`s rewritten as state machines

  -o, --output OUT     write to OUT instead, which may be FILE itself
      --diff           show before and after side by side
      --graph[=dot]    show the basic blocks; with `dot` for Graphviz
      --target TARGET  ch07 (the default), ch08 or std: which Future the output implements
      --crate PATH     where Future, PollState and poll_fn are found; ch07_coroutines if left out
  -h, --help           show this
";

/// What the command line asks for.
struct Options {
    file: PathBuf,
    output: Option<PathBuf>,
    show: Show,
    target: String,
    krate: Option<String>,
}

#[derive(Clone, Copy)]
enum Show {
    Source,
    Diff,
    Graph,
    Dot,
}

fn main() -> ExitCode {
    let result = options().and_then(|options| options.map_or(Ok(()), |options| run(&options)));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> anyhow::Result<()> {
    let file = options.file.display();
    let bytes = std::fs::read(&options.file).with_context(|| format!("cannot read {file}"))?;
    let krate = options
        .krate
        .clone()
        .unwrap_or_else(|| match &*options.target {
            "ch08" => "ch08_runtime".to_string(),
            _ => "ch07_coroutines".to_string(),
        });
    let target = Target::named(&options.target, &krate).map_err(anyhow::Error::msg)?;
    let located = |problems: Vec<corofy::Problem>| {
        let lines: Vec<_> = problems
            .iter()
            .map(|problem| format!("{file}:{problem}"))
            .collect();
        anyhow::Error::msg(lines.join("\n"))
    };
    let source = Source::read(bytes).map_err(|problem| located(vec![problem]))?;
    let shown = match options.show {
        Show::Source => corofy::rewrite(&source, &target),
        Show::Graph => corofy::graph(&source),
        Show::Dot => corofy::dot(&source),
        Show::Diff => corofy::side_by_side(&source, &target),
    };
    let shown = shown.map_err(located)?;
    let bytes = match options.show {
        Show::Source => source.bytes_of(&shown),
        _ => shown.into_bytes(),
    };
    match &options.output {
        Some(path) => corofy::save(path, &bytes)
            .with_context(|| format!("cannot write {}; it is as it was", path.display())),
        None => match std::io::stdout().write_all(&bytes) {
            // `corofy … | head` has seen enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            result => result.context("cannot write to standard output"),
        },
    }
}

/// Reads the command line; `None` if it only asks for help.
fn options() -> anyhow::Result<Option<Options>> {
    use lexopt::prelude::*;
    let (mut file, mut output, mut krate) = (None, None, None);
    let mut show = Show::Source;
    let mut target = "ch07".to_string();
    let mut parser = lexopt::Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => {
                print!("{HELP}");
                return Ok(None);
            }
            Short('o') | Long("output") => output = Some(PathBuf::from(parser.value()?)),
            Long("diff") => show = Show::Diff,
            Long("graph") => {
                show = match parser.optional_value() {
                    None => Show::Graph,
                    Some(form) if form == "dot" => Show::Dot,
                    Some(form) => bail!("--graph={}: write --graph or --graph=dot", form.display()),
                }
            }
            Long("target") => target = parser.value()?.string()?,
            Long("crate") => krate = Some(parser.value()?.string()?),
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            other => return Err(other.unexpected()).context("see corofy --help"),
        }
    }
    let Some(file) = file else {
        bail!("which file? corofy FILE; see corofy --help")
    };
    Ok(Some(Options {
        file,
        output,
        show,
        target,
        krate,
    }))
}
