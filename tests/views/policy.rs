//! The page's own security policy is the server's, less what a page may not say.

use crate::html::Document;
use crate::literals;
use crate::support::text;

/// Only a header may say it.
const HEADER_ONLY: &str = "frame-ancestors 'none'; ";

#[test]
fn the_page_and_the_server_say_the_same_policy() {
    let site = text("src/bin/balise/site.rs");
    let (_, after) = site.split_once("CONTENT_POLICY: &str = ").unwrap();
    let (statement, _) = after.split_once("\";").unwrap();
    let sent = literals::of(&format!("{statement}\"")).remove(0);
    assert!(sent.contains(HEADER_ONLY), "{sent}");

    let index = text("index.html");
    let document = Document::parse(&index);
    let metas = document.named(&["meta"]);
    let policies: Vec<&str> = metas
        .iter()
        .filter(|meta| meta.attribute("http-equiv") == Some("Content-Security-Policy"))
        .filter_map(|meta| meta.attribute("content"))
        .collect();
    assert_eq!(policies, [sent.replace(HEADER_ONLY, "")]);
    for open in ["unsafe-inline", "'unsafe-eval'", "http", "*", "data:"] {
        assert!(!sent.contains(open), "the policy allows {open}");
    }
}

#[test]
fn the_template_has_no_code_of_its_own() {
    let index = text("index.html");
    let document = Document::parse(&index);
    assert!(document.named(&["script", "style"]).is_empty());
    assert_eq!(document.named(&["html"])[0].attribute("lang"), Some("fr"));
    assert!(!index.contains("://"));
}
