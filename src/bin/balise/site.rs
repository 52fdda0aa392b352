//! Which file answers an address, and with which headers: the rules of a plain static host.
//! It deliberately opens no socket, rewrites no address and never leaves the folder it serves.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

use crate::problem::Problem;

/// The content policy. The pages carry the same one in a `meta` tag, for hosts without headers;
/// `frame-ancestors` only counts here.
pub const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types default";

/// Closed, but for the camera that will read QR codes.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(self), display-capture=(), encrypted-media=(), \
    geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
    publickey-credentials-get=(), screen-wake-lock=(), sync-xhr=(), usb=(), xr-spatial-tracking=()";

/// Sent with every answer, errors included.
pub const SECURITY_HEADERS: [(&str, &str); 5] = [
    ("Content-Security-Policy", CONTENT_POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", PERMISSIONS),
];

/// A folder served below a path.
pub struct Site {
    /// Canonical, so that a link leading outside is noticed.
    root: PathBuf,
    /// Begins and ends with a slash.
    under: String,
}

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// This file.
    File(PathBuf),
    /// A folder written without its slash: the relative address to go to.
    Redirect(String),
    /// Nothing, inside the site.
    Missing,
    /// Nothing, because the site is elsewhere on this host.
    Outside,
    /// An address no honest page contains.
    Refused,
}

impl Site {
    /// The folder must exist; `under` is `/` or a path such as `/a/b/c/`.
    pub fn open(dist: &Path, under: &str) -> Result<Self, Problem> {
        let root = fs::canonicalize(dist).map_err(Problem::file(dist))?;
        Ok(Self {
            root,
            under: base_path(under)?,
        })
    }

    /// The path the site is served below.
    pub fn under(&self) -> &str {
        &self.under
    }

    /// The page for addresses that lead nowhere, if the app has one.
    pub fn missing_page(&self) -> Option<PathBuf> {
        self.inside(&self.root.join("404.html"))
    }

    /// Finds the answer to a request target such as `/eleve/m2/?x`.
    pub fn resolve(&self, target: &str) -> Answer {
        let target = target.split('#').next().unwrap_or_default();
        let (path, query) = target
            .split_once('?')
            .map_or((target, None), |(path, query)| (path, Some(query)));
        let Some(path) = decode(path) else {
            return Answer::Refused;
        };
        if !path.starts_with('/') || path.contains(['\\', '\0']) {
            return Answer::Refused;
        }
        let Some(rest) = path.strip_prefix(&self.under) else {
            return match self.under.strip_suffix('/') {
                Some(bare) if bare == path => redirect(bare, query),
                Some(_) | None => Answer::Outside,
            };
        };
        let mut file = self.root.clone();
        for segment in rest.split('/').filter(|segment| !segment.is_empty()) {
            match plain(segment) {
                Some(name) => file.push(name),
                None => return Answer::Refused,
            }
        }
        if rest.split('/').rev().skip(1).any(str::is_empty) {
            // `a//b` is not the address of anything.
            return Answer::Missing;
        }
        self.answer(&file, &path, query)
    }

    fn answer(&self, file: &Path, path: &str, query: Option<&str>) -> Answer {
        let is_folder = file.is_dir();
        match (is_folder, path.ends_with('/')) {
            (true, false) if self.inside(&file.join("index.html")).is_some() => {
                redirect(path, query)
            }
            (true, true) => self
                .inside(&file.join("index.html"))
                .map_or(Answer::Missing, Answer::File),
            (false, false) => self.inside(file).map_or(Answer::Missing, Answer::File),
            (true, false) | (false, true) => Answer::Missing,
        }
    }

    /// The file, when it exists and no link leads it out of the folder.
    fn inside(&self, file: &Path) -> Option<PathBuf> {
        let real = fs::canonicalize(file).ok()?;
        (real.starts_with(&self.root) && real.is_file()).then_some(real)
    }
}

/// The type a browser needs to use the file.
pub fn media_type(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        "odt" => "application/vnd.oasis.opendocument.text",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "vtt" => "text/vtt; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A name that carries a hash of the contents never changes meaning; everything else is asked again.
pub fn cache_rule(file: &Path) -> &'static str {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    if is_hashed(name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Whether `Accept-Encoding` takes brotli.
pub fn accepts_brotli(accept_encoding: &str) -> bool {
    accept_encoding.split(',').any(|part| {
        let mut words = part.split(';').map(str::trim);
        let name = words.next().unwrap_or_default();
        let refused = words.any(|word| {
            word.strip_prefix("q=")
                .and_then(|q| q.parse::<f32>().ok())
                .is_some_and(|quality| quality <= 0.0)
        });
        name.eq_ignore_ascii_case("br") && !refused
    })
}

/// Trunk writes `name-0123456789abcdef.css` and `name-0123456789abcdef_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    let Some((_, end)) = name.rsplit_once('-') else {
        return false;
    };
    let Some((hash, extension)) = end.split_once('.') else {
        return false;
    };
    let hash = hash.strip_suffix("_bg").unwrap_or(hash);
    hash.len() == 16
        && hash
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && !extension.contains('-')
}

/// The path a site is served below, with its two slashes.
fn base_path(under: &str) -> Result<String, Problem> {
    let segments: Vec<&str> = under
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    let is_plain = |segment: &&str| {
        !segment.starts_with('.')
            && segment.bytes().all(|byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'~')
            })
    };
    if !under.starts_with('/') || !segments.iter().all(is_plain) {
        return Err(Problem::Usage(format!(
            "« --under {under} » n'est pas un chemin. Exemple : --under /a/b/c/"
        )));
    }
    Ok(if segments.is_empty() {
        "/".to_owned()
    } else {
        format!("/{}/", segments.join("/"))
    })
}

/// Relative, as the server does not know under which name it is reached; the query is kept.
fn redirect(path: &str, query: Option<&str>) -> Answer {
    let last = path.rsplit('/').next().unwrap_or_default();
    let query = query.filter(|query| query.bytes().all(|byte| byte.is_ascii_graphic()));
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Answer::Redirect(format!("{}/{query}", encode(last)))
}

/// A file name and nothing else: no `..`, no drive, no hidden file.
fn plain(segment: &str) -> Option<&str> {
    let mut components = Path::new(segment).components();
    let only = matches!((components.next(), components.next()), (Some(Component::Normal(name)), None) if name == segment);
    (only && !segment.starts_with('.')).then_some(segment)
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn encode(segment: &str) -> String {
    segment
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    /// A small built app with a secret beside it.
    fn with_site(name: &str, under: &str, check: impl Fn(&Site, &Path)) {
        let scratch = Scratch::new(name);
        scratch.write("secret.txt", "secret");
        scratch.write("dist/index.html", "accueil");
        scratch.write("dist/404.html", "perdu");
        scratch.write("dist/.stage/index.html", "en travaux");
        scratch.write("dist/eleve/m2/index.html", "module");
        scratch.write("dist/été/index.html", "vacances");
        scratch.write("dist/app-0123456789abcdef.js", "js");
        scratch.write("dist/images/a b.svg", "svg");
        let site = Site::open(&scratch.path().join("dist"), under);
        assert!(site.is_ok(), "{under} was refused");
        if let Ok(site) = site {
            let root = site.root.clone();
            check(&site, &root);
        }
    }

    #[test]
    fn addresses_lead_to_files_folders_and_redirections() {
        with_site("site", "/", |site, root| {
            let file = |path: &str| Answer::File(root.join(path));
            let to = |address: &str| Answer::Redirect(address.to_owned());
            for (target, expected) in [
                ("/", file("index.html")),
                ("/index.html", file("index.html")),
                ("/?x=1#y", file("index.html")),
                ("/eleve/m2/", file("eleve/m2/index.html")),
                ("/images/a%20b.svg", file("images/a b.svg")),
                ("/eleve/m2", to("m2/")),
                ("/eleve/m2?a=b", to("m2/?a=b")),
                ("/%C3%A9t%C3%A9", to("%C3%A9t%C3%A9/")),
                ("/eleve/", Answer::Missing),
                ("/eleve", Answer::Missing),
                ("/rien", Answer::Missing),
                ("/index.html/", Answer::Missing),
                ("//index.html", Answer::Missing),
                ("/eleve//m2/", Answer::Missing),
                ("/eleve/m2//", Answer::Missing),
            ] {
                assert_eq!(site.resolve(target), expected, "{target}");
            }
        });
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        with_site("site-traversal", "/", |site, _| {
            for target in [
                "/../secret.txt",
                "/eleve/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/%2e%2e%2fsecret.txt",
                "/..%5csecret.txt",
                "/..\\secret.txt",
                "/index.html%00",
                "/.stage/index.html",
                "/./index.html",
                "/%",
                "/%4",
                "/%zz",
                "/%ff",
                "",
                "*",
                "http://127.0.0.1/",
                "secret.txt",
            ] {
                assert_eq!(site.resolve(target), Answer::Refused, "{target}");
            }
        });
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_not_followed() {
        with_site("site-link", "/", |site, root| {
            for (from, to) in [("../secret.txt", "link.txt"), ("..", "up")] {
                assert!(std::os::unix::fs::symlink(from, root.join(to)).is_ok());
            }
            assert_eq!(site.resolve("/link.txt"), Answer::Missing);
            assert_eq!(site.resolve("/up/secret.txt"), Answer::Missing);
        });
    }

    #[test]
    fn below_a_path_the_rest_of_the_host_is_empty() {
        with_site("site-under", "/a/b/c", |site, root| {
            assert_eq!(site.under(), "/a/b/c/");
            for (target, expected) in [
                ("/a/b/c/", Answer::File(root.join("index.html"))),
                (
                    "/a/b/c/eleve/m2/",
                    Answer::File(root.join("eleve/m2/index.html")),
                ),
                ("/a/b/c", Answer::Redirect("c/".to_owned())),
                ("/a/b/c/eleve/m2", Answer::Redirect("m2/".to_owned())),
                ("/", Answer::Outside),
                ("/index.html", Answer::Outside),
                ("/a/b/cd/", Answer::Outside),
                ("/a/b/c/../c/", Answer::Refused),
            ] {
                assert_eq!(site.resolve(target), expected, "{target}");
            }
        });
    }

    #[test]
    fn a_path_to_serve_below_is_plain() {
        let read = |under| base_path(under).ok();
        assert_eq!(read("/").as_deref(), Some("/"));
        assert_eq!(read("/a/b").as_deref(), Some("/a/b/"));
        assert_eq!(read("//a//b//").as_deref(), Some("/a/b/"));
        for under in ["", "a/b", "/../a", "/a b/", "/a?b", "/é/"] {
            assert_eq!(read(under), None, "{under}");
        }
    }

    #[test]
    fn types_are_those_browsers_insist_on() {
        let check = |file, expected| assert_eq!(media_type(Path::new(file)), expected);
        check("app_bg.wasm", "application/wasm");
        check("boot.js", "text/javascript; charset=utf-8");
        check("index.html", "text/html; charset=utf-8");
        check("a.svg", "image/svg+xml");
        check("catalogue.json", "application/json");
        check("app.webmanifest", "application/manifest+json");
        check("sans-extension", "application/octet-stream");
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for name in [
            "app-0123456789abcdef.js",
            "app-0123456789abcdef_bg.wasm",
            "a-b-0123456789abcdef.css",
        ] {
            assert!(cache_rule(Path::new(name)).contains("immutable"), "{name}");
        }
        for name in [
            "index.html",
            "boot.js",
            "sw.js",
            "app-0123456789abcdeg.js",
            "app-0123.js",
            "mot-de-passe.svg",
        ] {
            assert_eq!(cache_rule(Path::new(name)), "no-cache", "{name}");
        }
    }

    #[test]
    fn brotli_is_sent_to_those_who_take_it() {
        for header in ["br", "gzip, deflate, br, zstd", "gzip;q=0.5, BR;q=0.1"] {
            assert!(accepts_brotli(header), "{header}");
        }
        for header in ["", "gzip", "br;q=0", "gzip, br; q=0.0", "brotli"] {
            assert!(!accepts_brotli(header), "{header}");
        }
    }

    #[test]
    fn headers_are_plain_ascii() {
        for (name, value) in SECURITY_HEADERS {
            assert!(
                value
                    .bytes()
                    .all(|byte| byte.is_ascii_graphic() || byte == b' '),
                "{name}"
            );
            assert!(!value.contains("  "), "{name}");
        }
    }
}
