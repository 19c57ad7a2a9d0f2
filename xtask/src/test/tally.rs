//! Counting tests by what their runners print at the end.

/// How many passed and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that passed.
    pub passed: u64,
    /// Those that failed, ran out of time or could not be run.
    pub failed: u64,
}

impl Tally {
    /// Adds another count.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Adds what a line says, if it is the closing line of nextest, of `cargo test` or of Vitest.
    pub fn read(&mut self, line: &str) {
        let line = line.trim_start();
        let closing = ["Summary [", "test result:", "Tests  "];
        if !closing.iter().any(|start| line.starts_with(start)) {
            return;
        }
        let words: Vec<&str> =
            line.split([' ', ',', ';', '(', ')', '|']).filter(|w| !w.is_empty()).collect();
        for pair in words.windows(2) {
            let Ok(count) = pair[0].parse::<u64>() else { continue };
            match pair[1] {
                "passed" => self.passed += count,
                // nextest: "2 timed out", "1 exec failed".
                "failed" | "timed" | "exec" => self.failed += count,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn read(line: &str) -> (u64, u64) {
        let mut tally = Tally::default();
        tally.read(line);
        (tally.passed, tally.failed)
    }

    #[test]
    fn closing_lines_are_understood() {
        let nextest =
            "  Summary [ 7.1s] 9 tests run: 6 passed (1 slow), 2 failed, 1 timed out, 3 skipped";
        assert_eq!(read(nextest), (6, 3));
        let cargo =
            "test result: FAILED. 5 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(read(cargo), (5, 2));
        assert_eq!(read("      Tests  1 failed | 11 passed (12)"), (11, 1));
        assert_eq!(read(" Test Files  2 passed (2)"), (0, 0));
        assert_eq!(read("everything passed, 3 failed"), (0, 0));
    }
}
