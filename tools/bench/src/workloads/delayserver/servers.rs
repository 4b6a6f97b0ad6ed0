//! The peers. Each does what its documentation shows, on one thread, as ours does: on a machine of
//! two cores the other one belongs to the client.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;

use crate::process::announce;

pub(crate) const PEERS: &[&str] = &["delayserver", "hyper", "axum", "actix-web"];

/// As [`PEERS`], and a hyper that does not sleep when the delay is 0.
pub(crate) const PEERS_WITHOUT_DELAY: &[&str] = &[
    "delayserver",
    "hyper",
    "axum",
    "actix-web",
    "hyper (no sleep for 0)",
];

const ANY: &str = "127.0.0.1:0";

/// More than any of the workloads lets wait.
const BACKLOG: u32 = 4096;

/// Serves until the parent ends.
pub(crate) fn serve(peer: &str) -> anyhow::Result<()> {
    delayserver::raise_file_limit()?;
    match peer {
        "delayserver" => {
            let server = delayserver::DelayServer::bind(ANY)?;
            announce(server.local_addr())?;
            Ok(server.run()?)
        }
        "hyper" => on_tokio(on_hyper(true)),
        "hyper (no sleep for 0)" => on_tokio(on_hyper(false)),
        "axum" => on_tokio(on_axum()),
        "actix-web" => on_actix(),
        other => anyhow::bail!("there is no peer {other}"),
    }
}

fn on_tokio(serve: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_all().build()?;
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, serve)
}

fn listen() -> anyhow::Result<tokio::net::TcpListener> {
    let socket = tokio::net::TcpSocket::new_v4()?;
    socket.bind(ANY.parse()?)?;
    Ok(socket.listen(BACKLOG)?)
}

async fn on_hyper(sleeps_for_0: bool) -> anyhow::Result<()> {
    let listener = listen()?;
    announce(listener.local_addr()?)?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let service = hyper::service::service_fn(move |request| answer(request, sleeps_for_0));
        let stream = hyper_util::rt::TokioIo::new(stream);
        let connection =
            hyper::server::conn::http1::Builder::new().serve_connection(stream, service);
        tokio::task::spawn_local(connection);
    }
}

async fn answer(
    request: hyper::Request<hyper::body::Incoming>,
    sleeps_for_0: bool,
) -> anyhow::Result<hyper::Response<http_body_util::Full<hyper::body::Bytes>>> {
    let mut parts = request.uri().path().splitn(3, '/').skip(1);
    let delay: u64 = parts.next().context("no delay")?.parse()?;
    let message = parts.next().context("no message")?.to_owned();
    if delay > 0 || sleeps_for_0 {
        tokio::time::sleep(Duration::from_millis(delay)).await;
    }
    let mut response = hyper::Response::new(http_body_util::Full::new(message.into()));
    let plain = hyper::header::HeaderValue::from_static("text/plain; charset=utf-8");
    response
        .headers_mut()
        .insert(hyper::header::CONTENT_TYPE, plain);
    Ok(response)
}

async fn on_axum() -> anyhow::Result<()> {
    use axum::serve::ListenerExt;

    async fn answer(
        axum::extract::Path((delay, message)): axum::extract::Path<(u64, String)>,
    ) -> String {
        tokio::time::sleep(Duration::from_millis(delay)).await;
        message
    }
    let listener = listen()?;
    announce(listener.local_addr()?)?;
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let router = axum::Router::new().route("/{delay}/{message}", axum::routing::get(answer));
    Ok(axum::serve(listener, router).await?)
}

fn on_actix() -> anyhow::Result<()> {
    use actix_web::{App, HttpServer, rt, web};

    async fn answer(path: web::Path<(u64, String)>) -> String {
        let (delay, message) = path.into_inner();
        rt::time::sleep(Duration::from_millis(delay)).await;
        message
    }
    rt::System::new().block_on(async {
        let server =
            HttpServer::new(|| App::new().route("/{delay}/{message}", web::get().to(answer)));
        // Waiting for an answer must not count as idle.
        let server = server
            .workers(1)
            .backlog(BACKLOG)
            .keep_alive(Duration::from_secs(120));
        let server = server
            .client_request_timeout(Duration::from_secs(120))
            .bind(ANY)?;
        let addr: SocketAddr = *server.addrs().first().context("it is bound")?;
        announce(addr)?;
        Ok(server.run().await?)
    })
}
