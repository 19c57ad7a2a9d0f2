//! What the web UI is shown and what it may say: views, inputs and events, and nothing else.
//!
//! These types are the whole vocabulary between Rust and the page. They hold no secret (no token, no password after it
//! was typed, no invitation link) but those that are made to be seen once by their owner, which `account` names, and no rule: a
//! question such as "may she?" arrives here already answered.

mod access;
mod account;
mod app;
mod doors;
mod drafts;
mod faults;
mod members;
mod people;
mod roles;
mod staging;
mod sync;
mod work;

pub use access::{
    CompareRow, CompareSide, CompareSubject, Comparison, ExceptionRow, ExceptionSubject, Flip,
    FlippedWhy, ProjectAccess, ProjectChoice, ViewAs, ViewAsSubject, ViewColumn, ViewPart, ViewRow,
    ViewScreen, ViewState, Why, WhySubject,
};
pub use account::{
    AccountEntry, AccountInvites, FactorView, InviteLine, LinkArrived, LinkView, LoginEmailInput,
    OwnAccountView, PasswordInput, ProofInput, SessionLine, WantedEmailView,
};
pub use app::{
    AppState, Count, Density, Place, Preferences, SecretsState, ShowPlace, Theme, WorkspaceEntry,
};
pub use doors::{BrowserSignInInput, OpenLocalInput, ServerGreeting, SignInInput, SignUpInput};
pub use drafts::{
    DraftAnswer, DraftClash, NewRoleTest, PersonChange, ReviewLine, RoleChanges, RoleEditor,
    RoleImport, RoleLock, RoleReview, RoleTest, RoleTestView, TestPlace, ToggleClash,
};
pub use faults::{CommandError, FieldFault, FileFault, RefusalView};
pub use members::{
    Belonging, DepartureFactsView, HeirChoice, HeirloomKind, MemberDetails, Passing,
    ReinstatementView, RemovalRehearsal,
};
pub use people::{
    BatchCounts, BatchView, HandOver, InvitationChange, InvitationsAct, InvitationsChosen,
    InviteOne, Joined, KeptMail, LastDay, MailState, MembershipEnd, PeopleCounts, PeopleFilter,
    PeoplePage, PeopleQuery, PersonRow, PersonStatus, RoleChoice, Seats, TogetherReceipt,
    WorkspaceLost,
};
pub use roles::{
    FourColumns, Grantable, NameAdvice, PermissionCatalogue, PermissionLine, PermissionModule,
    ReadyRole, Risk, RoleCard, RoleMenu, RoleMenuItem, RoleNameFault, RoleOrigin, RoleRights,
    RoleSource, RoleSummary, RolesPage, Sensitive, Share, Travelled, Verb,
};
pub use staging::{
    BatchLetter, FileDrag, ImportSource, SendReceipt, Staging, StagingAlike, StagingAnswer,
    StagingChanged, StagingChoice, StagingColumn, StagingCounts, StagingRepair, StagingRow,
    StagingSource, StagingState, StagingTable, UndoReceipt,
};
pub use sync::{AttentionCard, Line, OutboxRow, SyncView, WorkspaceChanged};
pub use work::{
    Hand, ProjectCounts, ProjectFilter, ProjectHand, ProjectPart, ProjectRoom, ProjectRow,
    ProjectView, ProjectsPage, ProjectsQuery, TeamHand, TeamPart, TeamRow, TeamView, TeamsPage,
    TeamsQuery, WorkPlaces,
};
