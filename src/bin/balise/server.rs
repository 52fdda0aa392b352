//! Serves a folder over HTTP on this machine, as a plain static host would.
//! It deliberately rewrites nothing, logs nobody, listens on no other address and knows only GET and HEAD.

use std::{
    convert::Infallible,
    fs,
    net::{Ipv4Addr, TcpListener},
    path::Path,
    sync::Arc,
    time::Duration,
};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::{
    compress, fingerprint,
    problem::Problem,
    site::{self, Answer, Site},
};

/// After the system refused a connection (no file handle left, say) it needs a moment.
const BREATH: Duration = Duration::from_millis(100);

/// Opens the port, on this machine only. Port 0 takes a free one.
pub fn listen(port: u16) -> Result<TcpListener, Problem> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        if error.kind() == std::io::ErrorKind::AddrInUse {
            Problem::PortInUse(port)
        } else {
            Problem::Port(port, error)
        }
    })
}

/// Answers until the process is stopped.
pub fn run(listener: TcpListener, site: Site) -> Result<(), Problem> {
    let port = listener.local_addr().map_or(0, |address| address.port());
    let refused = |error| Problem::Port(port, error);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(refused)?;
    listener.set_nonblocking(true).map_err(refused)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(refused)?;
        accept(&listener, Arc::new(site)).await;
        Ok(())
    })
}

async fn accept(listener: &tokio::net::TcpListener, site: Arc<Site>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(converse(stream, Arc::clone(&site)))),
            // Whatever the system refused, the port is still ours: try again a moment later.
            Err(_) => tokio::time::sleep(BREATH).await,
        }
    }
}

async fn converse(stream: TcpStream, site: Arc<Site>) {
    // An answer is small and complete: waiting to send more of it would only delay it.
    drop(stream.set_nodelay(true));
    let service = service_fn(move |request: Request<Incoming>| {
        let site = Arc::clone(&site);
        // Files are read in place: they are small, on this machine, for one person.
        async move { Ok::<_, Infallible>(respond(&site, &request)) }
    });
    let mut server = http1::Builder::new();
    server.title_case_headers(true);
    // A client that has hung up is no concern of ours.
    drop(server.serve_connection(TokioIo::new(stream), service).await);
}

fn respond(site: &Site, request: &Request<Incoming>) -> Response<Full<Bytes>> {
    let reply = if matches!(*request.method(), Method::GET | Method::HEAD) {
        let wishes = Wishes {
            brotli: header(request, "accept-encoding")
                .is_some_and(|value| site::accepts_brotli(&value)),
            known: header(request, "if-none-match"),
        };
        let target = request.uri().path_and_query();
        reply(site, target.map_or("/", |target| target.as_str()), &wishes)
    } else {
        Reply::text(405, "Seulement GET et HEAD.").with("Allow", "GET, HEAD")
    };
    reply.into_response()
}

fn header(request: &Request<Incoming>, name: &str) -> Option<String> {
    let value = request.headers().get(name)?;
    value.to_str().ok().map(str::to_owned)
}

/// What the client's headers ask for.
#[derive(Default)]
struct Wishes {
    brotli: bool,
    /// The version the client already has.
    known: Option<String>,
}

/// An answer before it becomes bytes on a wire.
struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Reply {
    fn new(status: u16) -> Self {
        let headers = site::SECURITY_HEADERS
            .map(|(name, value)| (name, value.to_owned()))
            .to_vec();
        Self {
            status,
            headers,
            body: Vec::new(),
        }
    }

    fn text(status: u16, sentence: &str) -> Self {
        let mut reply = Self::new(status).with("Content-Type", "text/plain; charset=utf-8");
        reply.body = format!("{sentence}\n").into_bytes();
        reply
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::builder().status(self.status);
        for (name, value) in self.headers {
            response = response.header(name, value);
        }
        // Only a header that no file name can make would be refused; an empty answer says so.
        response
            .body(Full::new(Bytes::from(self.body)))
            .unwrap_or_default()
    }
}

fn reply(site: &Site, target: &str, wishes: &Wishes) -> Reply {
    match site.resolve(target) {
        Answer::File(file) => send(&file, 200, wishes),
        Answer::Redirect(address) => Reply::text(301, "Cette page a une barre oblique à la fin.")
            .with("Location", address)
            .with("Cache-Control", "no-cache"),
        Answer::Missing => match site.missing_page() {
            // The page is the same for every address: what a browser already has does not count.
            Some(page) => send(
                &page,
                404,
                &Wishes {
                    known: None,
                    ..*wishes
                },
            ),
            None => Reply::text(404, "Cette page n'existe pas."),
        },
        Answer::Outside => Reply::text(404, "Rien ici : le site est ailleurs sur ce serveur."),
        Answer::Refused => Reply::text(400, "Adresse refusée."),
    }
}

fn send(file: &Path, status: u16, wishes: &Wishes) -> Reply {
    let copy = compress::copy_of(file);
    let has_copy = copy.is_file();
    let packed = has_copy && wishes.brotli;
    let Ok(body) = fs::read(if packed { &copy } else { file }) else {
        return Reply::text(500, "Ce fichier ne peut pas être lu.");
    };
    let version = format!("\"{}\"", fingerprint::of_bytes(&body));
    let is_known = wishes
        .known
        .as_deref()
        .is_some_and(|known| known.split(',').any(|tag| tag.trim() == version));
    let mut reply = Reply::new(if is_known { 304 } else { status })
        .with("Content-Type", site::media_type(file))
        .with("Cache-Control", site::cache_rule(file))
        .with("ETag", version);
    if has_copy {
        reply = reply.with("Vary", "Accept-Encoding");
    }
    if packed {
        reply = reply.with("Content-Encoding", "br");
    }
    if !is_known {
        reply.body = body;
    }
    reply
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

    use super::{Ipv4Addr, Problem, Reply, Site, Wishes, listen, reply, run, site};
    use crate::scratch::Scratch;

    fn value<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
        reply
            .headers
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value.as_str())
    }

    fn scratch_site(name: &str) -> Result<(Scratch, Site), Problem> {
        let scratch = Scratch::new(name);
        scratch.write("index.html", "accueil");
        scratch.write("index.html.br", "comprimé");
        scratch.write("404.html", "perdu");
        scratch.write("eleve/index.html", "module");
        let site = Site::open(scratch.path(), "/")?;
        Ok((scratch, site))
    }

    #[test]
    fn the_compressed_copy_goes_only_to_those_who_take_it() -> Result<(), Problem> {
        let (_scratch, site) = scratch_site("server-br")?;
        let plain = reply(&site, "/", &Wishes::default());
        assert_eq!(
            (plain.body.as_slice(), value(&plain, "Content-Encoding")),
            (&b"accueil"[..], None)
        );
        assert_eq!(value(&plain, "Vary"), Some("Accept-Encoding"));

        let packed = reply(
            &site,
            "/",
            &Wishes {
                brotli: true,
                known: None,
            },
        );
        assert_eq!(
            (packed.body.as_slice(), value(&packed, "Content-Encoding")),
            ("comprimé".as_bytes(), Some("br"))
        );
        assert_eq!(
            value(&packed, "Content-Type"),
            Some("text/html; charset=utf-8")
        );
        Ok(())
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() -> Result<(), Problem> {
        let (_scratch, site) = scratch_site("server-etag")?;
        let known = value(&reply(&site, "/", &Wishes::default()), "ETag").map(str::to_owned);
        let again = reply(
            &site,
            "/",
            &Wishes {
                brotli: false,
                known: known.clone(),
            },
        );
        assert_eq!((again.status, again.body.len()), (304, 0));
        let other = reply(
            &site,
            "/",
            &Wishes {
                brotli: true,
                known,
            },
        );
        assert_eq!(other.status, 200);
        Ok(())
    }

    #[test]
    fn every_answer_carries_the_security_headers() -> Result<(), Problem> {
        let (_scratch, site) = scratch_site("server-headers")?;
        for (target, status) in [("/", 200), ("/eleve", 301), ("/rien", 404), ("/../x", 400)] {
            let reply = reply(&site, target, &Wishes::default());
            assert_eq!(reply.status, status, "{target}");
            for (name, expected) in site::SECURITY_HEADERS {
                assert_eq!(value(&reply, name), Some(expected), "{target} {name}");
            }
        }
        Ok(())
    }

    #[test]
    fn the_missing_page_is_the_app_s_own() -> Result<(), Problem> {
        let (_scratch, site) = scratch_site("server-404")?;
        assert_eq!(reply(&site, "/rien", &Wishes::default()).body, b"perdu");
        Ok(())
    }

    #[test]
    fn a_port_already_taken_is_recognised() -> Result<(), Problem> {
        let first = listen(0)?;
        let port = first.local_addr().map_or(0, |address| address.port());
        assert!(matches!(listen(port), Err(Problem::PortInUse(taken)) if taken == port));
        Ok(())
    }

    /// Sends raw bytes and reads the whole answer.
    fn exchange(port: u16, request: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    #[test]
    fn clients_that_hang_up_or_talk_nonsense_stop_nothing() -> Result<(), Problem> {
        let (_scratch, site) = scratch_site("server-survives")?;
        let listener = listen(0)?;
        let port = listener.local_addr().map_or(0, |address| address.port());
        std::thread::spawn(move || run(listener, site));
        for _ in 0..50 {
            let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port));
            // Asked, then gone before the answer.
            drop(
                stream
                    .and_then(|mut stream| stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")),
            );
            drop(TcpStream::connect((Ipv4Addr::LOCALHOST, port)));
        }
        drop(exchange(port, "\u{1}\u{2}\r\n\r\n"));
        // Connections that stay open and say nothing, as browsers make them, keep nobody waiting.
        let idle: Vec<_> = (0..40)
            .map(|_| TcpStream::connect((Ipv4Addr::LOCALHOST, port)))
            .collect();
        let close = "Host: x\r\nConnection: close\r\n\r\n";
        let get = exchange(port, &format!("GET / HTTP/1.1\r\n{close}")).unwrap_or_default();
        assert!(
            get.starts_with("HTTP/1.1 200") && get.ends_with("accueil"),
            "{get}"
        );
        let head = exchange(port, &format!("HEAD / HTTP/1.1\r\n{close}")).unwrap_or_default();
        assert!(
            head.contains("Content-Length: 7") && head.ends_with("\r\n\r\n"),
            "{head}"
        );
        let refused = exchange(port, &format!("POST / HTTP/1.1\r\n{close}")).unwrap_or_default();
        assert!(
            refused.starts_with("HTTP/1.1 405") && refused.contains("Allow: GET, HEAD"),
            "{refused}"
        );
        drop(idle);
        Ok(())
    }
}
