//! The tests of a role: sentences that must hold, asked of the role itself or of a draft of it.

use super::{beginning::tests_of, file::RoleFile};
use crate::{
    Because, Extra, Name, Role, RoleId, RoleKind, RoleTest, Timestamp, Workspace, explain_role,
    limits,
};
use uuid::Uuid;

/// What came of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestOutcome {
    /// The test.
    pub test: RoleTest,
    /// The keys that are not as the sentence says; none where it holds. A key that is in no catalogue is never as it says.
    pub failing: Vec<String>,
}

impl TestOutcome {
    /// Whether the sentence holds.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.failing.is_empty()
    }
}

/// Asks all tests of a role. The role need not be one of the workspace's: a draft will do.
#[must_use]
pub fn run(workspace: &Workspace, role: &Role, at: Timestamp) -> Vec<TestOutcome> {
    role.tests.iter().map(|test| outcome(workspace, role, test, at)).collect()
}

/// Asks the tests of a file of the role that it would make.
#[must_use]
pub fn run_file(workspace: &Workspace, file: &RoleFile, at: Timestamp) -> Vec<TestOutcome> {
    let Ok(name) = Name::new(&file.name, limits::ROLE_NAME_MAX) else { return Vec::new() };
    let role = Role {
        // Made up, and kept nowhere.
        id: RoleId(Uuid::nil()),
        name,
        kind: RoleKind::Custom,
        grants: file.permissions.iter().map(String::as_str).collect(),
        menu: Vec::new(),
        tests: tests_of(file),
        extra: Extra::new(),
    };
    run(workspace, &role, at)
}

/// Asks one test of a role.
#[must_use]
pub fn outcome(workspace: &Workspace, role: &Role, test: &RoleTest, at: Timestamp) -> TestOutcome {
    let is_so = |key: &&String| {
        let verdict = explain_role(workspace, role, key, test.place, at);
        verdict.because != Because::UnknownPermission && verdict.allowed == test.can
    };
    let failing = test.permissions.iter().filter(|key| !is_so(key)).cloned().collect();
    TestOutcome { test: test.clone(), failing }
}
