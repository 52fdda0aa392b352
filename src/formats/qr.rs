//! QR codes: drawn as squares of modules, and read in a grey image.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Highest version of a link's code: 5, at the middle level of correction (84 bytes).
pub const LINK_VERSION: u8 = 5;
/// Highest version of a code of data: 13, at the middle level of correction (331 bytes).
pub const DATA_VERSION: u8 = 13;

/// A QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Modules on a side, quiet zone excluded.
    pub side: usize,
    /// Dark modules, row by row.
    pub dark: Vec<bool>,
}

impl Qr {
    /// The code of a text, of this version at most; `None` when the text is too long for it. Capital
    /// letters, digits and a few signs take less room than other texts.
    pub fn of(text: &str, highest: u8) -> Option<Self> {
        let segments = QrSegment::make_segments(text);
        let highest = Version::new(highest.clamp(1, 40));
        let code = QrCode::encode_segments_advanced(
            &segments,
            QrCodeEcc::Medium,
            Version::MIN,
            highest,
            None,
            false,
        )
        .ok()?;
        let size = code.size();
        Some(Self {
            side: usize::try_from(size).ok()?,
            dark: (0..size)
                .flat_map(|y| (0..size).map(move |x| (x, y)))
                .map(|(x, y)| code.get_module(x, y))
                .collect(),
        })
    }

    /// The dark modules as the path of a drawing whose unit is a module, quiet zone of four included.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (nth, _) in self.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            let (x, y) = (nth % self.side + 4, nth / self.side + 4);
            for piece in ["M", &x.to_string(), " ", &y.to_string(), "h1v1h-1z"] {
                path.push_str(piece);
            }
        }
        path
    }
}

/// The texts of the codes that stand in a grey image, given row by row; none when the image has not
/// the size that is said. Codes that are cut, blurred or no text are not among them.
pub fn read(width: usize, height: usize, grey: &[u8]) -> Vec<String> {
    if width == 0 || width.checked_mul(height) != Some(grey.len()) {
        return Vec::new();
    }
    let mut reader = quircs::Quirc::default();
    reader
        .identify(width, height, grey)
        .filter_map(|code| code.ok()?.decode().ok())
        .filter_map(|data| String::from_utf8(data.payload).ok())
        .collect()
}
