//! What a small program on each runtime weighs, and how long its first build takes.
//!
//! The program is the same for all: it takes connections, sends back what comes, and sleeps. Each is
//! a package of its own in a temporary folder, so that it builds what it needs and no more.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, ensure};

struct Peer {
    name: &'static str,
    /// As in a manifest; ours is known by its path.
    dependencies: &'static str,
    program: &'static str,
}

/// Versions are those of this workspace's lock file.
const PEERS: [Peer; 4] = [
    Peer {
        name: "ch10",
        dependencies: "ch10-final-runtime = { path = \"CHECKOUT/ch10-final-runtime\", default-features = false }",
        program:
            "use ch10_final_runtime::{LocalRuntime, net::TcpListener, sleep, spawn_local as spawn};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    LocalRuntime::new()?.block_on(serve())
}",
    },
    Peer {
        name: "tokio",
        dependencies: "tokio = { version = \"1\", features = [\"io-util\", \"net\", \"rt\", \"time\"] }",
        program:
            "use tokio::{io::{AsyncReadExt, AsyncWriteExt}, net::TcpListener, spawn, time::sleep};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(serve())
}",
    },
    Peer {
        name: "smol",
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
    Peer {
        name: "glommio",
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
];

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

/// Builds each peer's program from nothing; all peers if there are no names.
pub(crate) fn run(names: &[String]) -> anyhow::Result<()> {
    println!("| | first build, s | crates | program, KB (stripped) |\n|---|---|---|---|");
    for peer in &PEERS {
        if names.is_empty() || names.iter().any(|name| name == peer.name) {
            let folder = std::env::temp_dir().join(format!("bench-sizes-{}", std::process::id()));
            let row = build(peer, &folder);
            let _ = fs::remove_dir_all(&folder);
            println!(
                "{}",
                row.with_context(|| format!("{} has failed", peer.name))?
            );
        }
    }
    Ok(())
}

fn build(peer: &Peer, folder: &Path) -> anyhow::Result<String> {
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
    fs::write(folder.join("Cargo.lock"), include_str!("../Cargo.lock"))?;
    cargo(folder, &["fetch"])?; // downloads do not count
    let start = Instant::now();
    cargo(folder, &["build", "--release", "--offline"])?;
    let took = start.elapsed();
    let size = fs::metadata(folder.join("target/release/small"))?.len();
    Ok(format!(
        "| {} | {:.1} | {} | {} |",
        peer.name,
        took.as_secs_f64(),
        crates(&folder.join("target/release/.fingerprint"))?,
        size / 1000
    ))
}

fn cargo(folder: &Path, args: &[&str]) -> anyhow::Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(folder).args(args).arg("--quiet");
    command.env("CARGO_TARGET_DIR", folder.join("target"));
    command.stdout(Stdio::null());
    ensure!(command.status()?.success(), "cargo {} has failed", args[0]);
    Ok(())
}

/// Packages that were built beside the program's own.
fn crates(fingerprints: &PathBuf) -> anyhow::Result<usize> {
    let mut names = std::collections::BTreeSet::new();
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
