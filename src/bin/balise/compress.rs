//! Writes a brotli copy (`.br`) beside every file of the app worth compressing.
//! It deliberately leaves alone what is already compressed (images, fonts), and never touches the original.

use std::{
    fs, io,
    path::{Path, PathBuf},
    thread,
};

use brotli::enc::BrotliEncoderParams;

use crate::{fingerprint, problem::Problem};

/// Below this a compressed copy gains less than the headers cost.
const SMALLEST: u64 = 512;
const EXTENSIONS: [&str; 10] = [
    "html",
    "css",
    "js",
    "mjs",
    "json",
    "svg",
    "wasm",
    "webmanifest",
    "txt",
    "xml",
];

/// Compresses a whole folder and returns how many copies were written.
pub fn folder(dist: &Path) -> Result<usize, Problem> {
    let files: Vec<PathBuf> = fingerprint::files(dist)?
        .into_iter()
        .filter(|file| is_worth_it(file))
        .collect();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    // Every nth file to each worker: the sizes differ too much for equal halves of the list to matter.
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers)
            .map(|worker| {
                let share = files.iter().skip(worker).step_by(workers);
                scope.spawn(move || {
                    share
                        .map(|file| write_copy(file))
                        .collect::<Result<Vec<()>, Problem>>()
                })
            })
            .collect();
        for worker in running {
            worker.join().map_err(|_| crash())??;
        }
        Ok(files.len())
    })
}

/// The address of the compressed copy of a file.
pub fn copy_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    PathBuf::from(name)
}

fn crash() -> Problem {
    Problem::Failed {
        what: "La compression".to_owned(),
        advice: "C'est un défaut de l'outil : signalez-le.".to_owned(),
    }
}

fn is_worth_it(file: &Path) -> bool {
    let known = file
        .extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|e| EXTENSIONS.contains(&e));
    known && fs::metadata(file).is_ok_and(|metadata| metadata.len() > SMALLEST)
}

fn write_copy(file: &Path) -> Result<(), Problem> {
    let bytes = fs::read(file).map_err(Problem::file(file))?;
    let packed = pack(&bytes).map_err(Problem::file(file))?;
    let copy = copy_of(file);
    fs::write(&copy, packed).map_err(Problem::file(&copy))
}

fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::with_capacity(bytes.len() / 2);
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn only_files_worth_it_get_a_copy_that_unpacks_to_the_same_text() {
        let scratch = Scratch::new("compress");
        let text = "Témoin, je fais quoi ? ".repeat(200);
        scratch.write("page.html", &text);
        scratch.write("small.html", "court");
        scratch.write("image.png", &text);
        assert_eq!(folder(scratch.path()).ok(), Some(1));

        let packed = fs::read(scratch.path().join("page.html.br")).unwrap_or_default();
        let mut unpacked = Vec::new();
        assert!(brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).is_ok());
        assert_eq!(String::from_utf8_lossy(&unpacked), text);
        assert!(packed.len() < text.len() / 10);
    }
}
