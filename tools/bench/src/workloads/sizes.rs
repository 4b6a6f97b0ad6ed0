//! What a small program on each runtime weighs, and how long its first build takes.
//!
//! The program is the same for all: it takes connections, sends back what comes, and sleeps. Each is
//! a package of its own in a temporary folder, so that it builds what it needs and no more.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs};

use anyhow::{Context, ensure};

use crate::workload::{Better, Figure, Workload};

struct Peer {
    /// As in a manifest; ours is known by its path.
    dependencies: &'static str,
    program: &'static str,
}

/// Versions are those of this workspace's lock file.
fn peer(name: &str) -> Option<Peer> {
    Some(match name {
        "ch10 LocalRuntime" => Peer {
            dependencies: "ch10-final-runtime = { path = \"CHECKOUT/ch10-final-runtime\", \
            default-features = false }",
            program: "use ch10_final_runtime::{LocalRuntime, net::TcpListener};
use ch10_final_runtime::{sleep, spawn_local as spawn};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    LocalRuntime::new()?.block_on(serve())
}",
        },
        "tokio current_thread" => Peer {
            dependencies: "tokio = { version = \"1\", \
            features = [\"io-util\", \"net\", \"rt\", \"time\"] }",
            program: "use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::{net::TcpListener, spawn, time::sleep};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(serve())
}",
        },
        "smol" => Peer {
            dependencies: "smol = \"2\"",
            program: "use smol::{io::{AsyncReadExt, AsyncWriteExt}, net::TcpListener};
fn spawn<T: Send + 'static>(task: impl Future<Output = T> + Send + 'static) {
    smol::spawn(task).detach();
}
async fn sleep(wait: Duration) {
    smol::Timer::after(wait).await;
}
fn main() -> Result<(), Box<dyn std::error::Error>> {
    smol::block_on(serve())
}",
        },
        "glommio" => Peer {
            dependencies: "glommio = \"0.9\"\nfutures-lite = \"2\"",
            program: "use futures_lite::{AsyncReadExt, AsyncWriteExt};
use glommio::{net, timer::sleep};
struct TcpListener(net::TcpListener);
impl TcpListener {
    async fn bind(addr: &str) -> std::io::Result<TcpListener> {
        Ok(TcpListener(net::TcpListener::bind(addr)?))
    }
    async fn accept(&self) -> std::io::Result<(net::TcpStream, ())> {
        Ok((self.0.accept().await?, ()))
    }
}
fn spawn(task: impl Future<Output = ()> + 'static) {
    glommio::spawn_local(task).detach();
}
fn main() -> Result<(), Box<dyn std::error::Error>> {
    glommio::LocalExecutor::default().run(serve())
}",
        },
        _ => return None,
    })
}

/// The same words for all.
const SERVE: &str = r#"
use std::time::Duration;

async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    loop {
        let (mut stream, _) = listener.accept().await?;
        let _ = &mut stream;
        spawn(async move {
            let mut buffer = [0; 1024];
            while let Ok(read @ 1..) = stream.read(&mut buffer).await {
                sleep(Duration::from_millis(1)).await;
                if stream.write_all(&buffer[..read]).await.is_err() {
                    return;
                }
            }
        });
    }
}
"#;

struct Sizes;

pub(crate) fn workloads() -> Vec<Box<dyn Workload>> {
    vec![Box::new(Sizes)]
}

impl Workload for Sizes {
    fn name(&self) -> String {
        "sizes".to_owned()
    }

    fn about(&self) -> String {
        "a small server, built from nothing by a release profile that strips.".to_owned()
    }

    fn peers(&self) -> &'static [&'static str] {
        &[
            "ch10 LocalRuntime",
            "tokio current_thread",
            "smol",
            "glommio",
        ]
    }

    fn figures(&self) -> &'static [Figure] {
        const fn figure(name: &'static str, digits: usize) -> Figure {
            Figure {
                name,
                digits,
                better: Better::Lower,
            }
        }
        const FIGURES: [Figure; 3] = [
            figure("first build, s", 1),
            figure("crates", 0),
            figure("program, KB", 0),
        ];
        &FIGURES
    }

    fn round(&self, name: &str, _: bool) -> anyhow::Result<Vec<f64>> {
        let peer = peer(name).with_context(|| format!("{name} is not known"))?;
        let folder = env::temp_dir().join(format!("bench-sizes-{}", std::process::id()));
        let figures = build(&peer, &folder);
        let _ = fs::remove_dir_all(&folder);
        figures
    }
}

fn build(peer: &Peer, folder: &Path) -> anyhow::Result<Vec<f64>> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;
    let dependencies = peer
        .dependencies
        .replace("CHECKOUT", &checkout.to_string_lossy());
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"small\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         {dependencies}\n[profile.release]\nstrip = true\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(
        folder.join("src/main.rs"),
        format!("{SERVE}\n{}\n", peer.program),
    )?;
    // Other versions than the bench's own would be another peer.
    fs::write(folder.join("Cargo.lock"), include_str!("../../Cargo.lock"))?;
    cargo(folder, &["fetch"])?; // downloads do not count
    let start = Instant::now();
    cargo(folder, &["build", "--release", "--offline"])?;
    let took = start.elapsed();
    let size = fs::metadata(folder.join("target/release/small"))?.len();
    let crates = crates(&folder.join("target/release/.fingerprint"))?;
    Ok(vec![took.as_secs_f64(), crates as f64, size as f64 / 1e3])
}

fn cargo(folder: &Path, args: &[&str]) -> anyhow::Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(folder).args(args).arg("--quiet");
    command.env("CARGO_TARGET_DIR", folder.join("target"));
    command.stdout(Stdio::null());
    // What the bench itself was to be built with.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PROFILE_") {
            command.env_remove(name);
        }
    }
    ensure!(command.status()?.success(), "cargo {} has failed", args[0]);
    Ok(())
}

/// Packages that were built beside the program's own.
fn crates(fingerprints: &Path) -> anyhow::Result<usize> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(fingerprints)? {
        // name-version's hash; a package with a build script has several
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.insert(
            name.rsplit_once('-')
                .map_or(name.clone(), |(name, _)| name.to_owned()),
        );
    }
    names.remove("small");
    Ok(names.len())
}
