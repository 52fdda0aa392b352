//! Where this copy of Balise lives, so that every address it writes is right.

use crate::domain::route::Route;

/// Where this copy of Balise lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// In the browser: the path of its folder, with both slashes.
    Absolute(String),
    /// In a prerendered page: how many folders deep the page is. Its links work with scripts off, in
    /// any sub-folder of any host.
    Relative(usize),
}

impl Base {
    /// The base of the prerendered page of a route.
    pub fn of_page(route: &Route) -> Self {
        Self::Relative(route.path().matches('/').count())
    }

    /// The address of a page.
    pub fn href(&self, route: &Route) -> String {
        self.file(&route.path())
    }

    /// The address of a file below the application's root.
    pub fn file(&self, path: &str) -> String {
        match self {
            Self::Absolute(base) => format!("{base}{path}"),
            Self::Relative(0) if path.is_empty() => "./".to_owned(),
            Self::Relative(depth) => format!("{}{path}", "../".repeat(*depth)),
        }
    }

    /// The page of a path of the browser.
    pub fn route(&self, pathname: &str) -> Route {
        match self {
            Self::Absolute(base) => pathname
                .strip_prefix(base.as_str())
                .or_else(|| (pathname == base.trim_end_matches('/')).then_some(""))
                .map_or(Route::NotFound, Route::parse),
            Self::Relative(_) => Route::parse(pathname),
        }
    }
}
