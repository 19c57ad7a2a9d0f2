//! Text as the path of a QR code. How large it is drawn, and in which colours, is the page's.

use qrcode::{Color, QrCode, types::QrError};
use std::fmt::Write as _;

/// How many modules the code is wide and high, and its dark modules as the path of an SVG: one unit each, without a margin.
///
/// # Errors
/// When the text is longer than a code can hold.
pub fn picture(text: &str) -> Result<(u32, String), QrError> {
    let code = QrCode::new(text)?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z", length = run.len());
            }
            x += run.len();
        }
    }
    Ok((u32::try_from(width).unwrap_or(u32::MAX), path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dark modules that a path covers.
    fn painted(path: &str) -> Vec<(usize, usize)> {
        let mut dark = Vec::new();
        for run in path.split('M').skip(1) {
            let (place, rest) = run.split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split('v').next().unwrap().parse().unwrap();
            dark.extend((x..x + length).map(|x| (x, y)));
        }
        dark
    }

    #[test]
    fn the_path_covers_the_dark_modules_and_no_other() {
        let text =
            "otpauth://totp/Roster:sofia%40northwind.example?secret=JBSWY3DPEHPK3PXP&issuer=Roster";
        let (size, path) = picture(text).unwrap();
        let code = QrCode::new(text).unwrap();
        let width = code.width();
        assert_eq!(size as usize, width);
        let colors = code.to_colors();
        let expected: Vec<_> = (0..width * width)
            .filter(|at| colors[*at] == Color::Dark)
            .map(|at| (at % width, at / width))
            .collect();
        assert_eq!(painted(&path), expected);
        assert!(picture(&"a".repeat(10_000)).is_err());
    }
}
