//! How everything is spelled on the wire, one sample a line, compared byte by byte; and what was spelled so once still parses.
//! `BLESS=1` writes the samples anew.

use roster_domain::*;
use roster_protocol::*;
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;
use uuid::Uuid;

#[path = "wire/people.rs"]
mod people;
#[path = "wire/rows.rs"]
mod rows;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn email() -> EmailAddress {
    EmailAddress::parse("mei@harbor.example").unwrap()
}

fn name(text: &str) -> Name {
    Name::new(text, 80).unwrap()
}

const AT: Timestamp = Timestamp(1_700_000_000_000);

#[derive(Default)]
struct Samples(String);

impl Samples {
    /// Writes a sample, and proves that it reads back as itself.
    fn add<T: Serialize + DeserializeOwned + PartialEq + Debug>(
        &mut self,
        title: &str,
        sample: &T,
    ) {
        let text = serde_json::to_string(sample).unwrap();
        assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), sample, "{title}");
        self.0.push_str(&format!("{title} {text}\n"));
    }
}

fn commands() -> Vec<Command> {
    let invitation = InvitationId(id(7));
    vec![
        Command::Invite {
            invitation,
            email: email(),
            name: Some(name("Mei Tanaka")),
            role: RoleId(id(3)),
            batch: None,
            ends_at: None,
        },
        Command::RevokeInvitation { invitation },
        Command::ResendInvitation { invitation, by_hand: false },
        Command::ChangeRole { member: MemberId(id(4)), role: RoleId(id(3)) },
        Command::RenameWorkspace { name: name("Northwind") },
        Command::CreateRole {
            role: RoleId(id(3)),
            name: "Designer".to_owned(),
            grants: set(&["files.view"]),
            menu: vec![menu_entry()],
            tests: vec![test()],
        },
        Command::RenameRole { role: RoleId(id(3)), name: "Illustrator".to_owned() },
        Command::EditRole {
            role: RoleId(id(3)),
            grant: set(&["files.upload"]),
            revoke: set(&["wiki.view"]),
        },
        Command::DeleteRole { role: RoleId(id(3)), move_to: Some(RoleId(id(13))) },
        Command::SetRoleMenu { role: RoleId(id(3)), menu: vec![menu_entry()] },
        Command::AddRoleTest { role: RoleId(id(3)), test: test() },
        Command::RemoveRoleTest { role: RoleId(id(3)), test: RoleTestId(id(14)) },
        Command::CreateProject { project: ProjectId(id(15)), name: name("Rebrand") },
        Command::AssignToProject { project: ProjectId(id(15)), member: MemberId(id(4)) },
        Command::UnassignFromProject { project: ProjectId(id(15)), member: MemberId(id(4)) },
        Command::SetOverride {
            id: OverrideId(id(16)),
            project: ProjectId(id(15)),
            subject: OverrideSubject::Member(MemberId(id(4))),
            permission: "files.delete".to_owned(),
            allow: false,
        },
        Command::ClearOverride { id: OverrideId(id(16)) },
        Command::Invite {
            invitation,
            email: email(),
            name: None,
            role: RoleId(id(3)),
            batch: Some(BatchId(id(18))),
            ends_at: Some(AT),
        },
        Command::StartBatch {
            batch: BatchId(id(18)),
            name: name("people.csv"),
            message: Some(message()),
            rows: 12,
        },
        Command::ChangeInvitation {
            invitation,
            email: Some(email()),
            role: Some(RoleId(id(3))),
            name: Some(name("Mei Tanaka")),
            ends_at: Some(End::At(AT)),
        },
        Command::ChangeInvitation {
            invitation,
            email: None,
            role: None,
            name: None,
            ends_at: Some(End::Never),
        },
        Command::ResendInvitation { invitation, by_hand: true },
        Command::ApproveInvitation { invitation },
        Command::DeleteInvitation { invitation },
        Command::AcceptInvitation { invitation, member: MemberId(id(4)) },
        Command::DeclineInvitation { invitation },
        Command::AskForLink { invitation },
        Command::EndMembership { member: MemberId(id(4)) },
        Command::RecordMail { invitation, mail: Mail::Sent { at: AT } },
    ]
    .into_iter()
    .chain(people::commands())
    .collect()
}

fn message() -> Message {
    Message::new("Welcome!\nSofia").unwrap()
}

fn set(keys: &[&str]) -> PermissionSet {
    keys.iter().copied().collect()
}

fn menu_entry() -> MenuEntry {
    MenuEntry { item: "files".to_owned(), shown: false }
}

fn test() -> RoleTest {
    let permissions = vec!["invoices.view".to_owned()];
    RoleTest { id: RoleTestId(id(14)), can: false, permissions, place: TestPlace::OtherProject }
}

fn refusals_about_roles() -> Vec<Refusal> {
    let permission = || "files.delete".to_owned();
    vec![
        Refusal::ReservedName,
        Refusal::RoleNameTaken { role: RoleId(id(3)) },
        Refusal::SystemRole,
        Refusal::OwnerInBulk,
        Refusal::RoleInUse { members: 12, invitations: 2 },
        Refusal::PlanLacks { feature: plan::Feature::CustomRoles, plan: "free".to_owned() },
        Refusal::UnknownPermission {
            permission: "files.dleete".to_owned(),
            meant: Some(permission()),
        },
        Refusal::NotGrantable { permission: permission() },
        Refusal::NotHeld { permission: permission() },
        Refusal::DependencyOff { permission: permission(), needs: "files.view".to_owned() },
        Refusal::ToggleMoved { permissions: vec![permission()] },
        Refusal::OnAndOff { permission: permission() },
        Refusal::NothingToChange,
        Refusal::TooMany { limit: 50 },
        Refusal::TestGone,
        Refusal::MenuItem { item: "nowhere".to_owned() },
        Refusal::ProjectGone,
        Refusal::ExceptionGone,
        Refusal::ProjectLimit { limit: 5, active: 7 },
        Refusal::LastProjectOwner,
        Refusal::TeamGone,
        Refusal::LastTeamManager,
        Refusal::HeirNeeded { projects: 2, teams: 1 },
        Refusal::HeirUnfit { member: MemberId(id(4)) },
        Refusal::NotOneself,
        Refusal::TooLate { until: AT },
        Refusal::NotOnProject { permission: permission() },
        Refusal::Malformed { problem: "missing field `grants`".to_owned() },
    ]
}

fn refusals() -> Vec<Refusal> {
    vec![
        Refusal::WorkspaceGone,
        Refusal::NotAMember,
        Refusal::NotAllowed { permission: "members.invite".to_owned() },
        Refusal::RoleAboveOwn,
        Refusal::OwnersOnly,
        Refusal::RoleGone,
        Refusal::MemberGone,
        Refusal::InvitationGone,
        Refusal::AlreadyMember { member: MemberId(id(4)) },
        Refusal::AlreadyInvited { invitation: InvitationId(id(7)) },
        Refusal::NoSeatLeft { purchased: 5, used: 3, reserved: 2 },
        Refusal::NotPending { state: "accepted".to_owned() },
        Refusal::Expired,
        Refusal::EmailMismatch { invited: "m•••@h•••.example".to_owned() },
        Refusal::NeedsApproval,
        Refusal::TooSoon { again_at: AT },
        Refusal::SentTooOften { max: 5 },
        Refusal::StillPending,
        Refusal::BatchGone,
        Refusal::EndsInThePast,
        Refusal::OwnerWithEnd,
        Refusal::LastOwner,
        Refusal::IdTaken,
        Refusal::BadName { fault: NameFault::TooLong { max: 80 } },
        Refusal::ServerOnly,
        Refusal::UnknownCommand,
        Refusal::DeviceCloned,
    ]
}

#[test]
fn everything_on_the_wire_is_spelled_as_before() {
    let mut samples = Samples::default();
    let generation = Generation(id(1));
    samples
        .add("hello", &Hello { product: "roster".to_owned(), protocol: 1, oldest: 1, generation });
    for command in commands() {
        let item = PushItem { n: 1, made_at: AT, command: RawCommand::Known(command) };
        samples.add("push", &PushRequest { device: DeviceId(id(2)), items: vec![item] });
    }
    let accepted = ItemOutcome { n: 1, outcome: Outcome::Accepted { seq: 8 } };
    samples.add("push-answer", &PushAnswer { generation, outcomes: vec![accepted] });
    for refusal in refusals().into_iter().chain(refusals_about_roles()) {
        let refused = ItemOutcome { n: 1, outcome: Outcome::Refused { refusal } };
        samples.add("push-answer", &PushAnswer { generation, outcomes: vec![refused] });
    }
    samples.add("pull", &PullQuery { since: 4, generation: Some(generation), sight: Some(6) });
    let answer = |pulled| PullAnswer {
        generation,
        me: MemberId(id(4)),
        sight: 6,
        seq: 8,
        more: false,
        pulled,
    };
    samples.add("pull-answer", &answer(Pulled::Snapshot { rows: rows::rows() }));
    let gone = EntityKey { kind: "invitation".to_owned(), id: id(7) };
    let changes = rows::rows().into_iter().map(Change::Put).chain([Change::Delete(gone)]).collect();
    samples.add("pull-answer", &answer(Pulled::Page(Page { changes })));
    samples.add("hint", &Hint { workspace: WorkspaceId(id(9)), seq: 8, generation });
    for code in
        [ProblemCode::SignedOut, ProblemCode::WrongPassword, ProblemCode::TooOld, ProblemCode::Busy]
    {
        samples.add("problem", &Problem { code, detail: None, reason: None });
    }
    about_checks(&mut samples);
    about_keys_and_reach(&mut samples);
    compare(&samples.0);
}

fn about_checks(samples: &mut Samples) {
    let (seq, generation) = (8, Generation(id(1)));
    let people = [
        Who::Member(MemberId(id(4))),
        Who::Account(AccountId(id(5))),
        Who::Email("mei@harbor.example".to_owned()),
    ];
    let permission = || "files.delete".to_owned();
    for who in people.clone() {
        samples.add(
            "check",
            &CheckRequest { who, permission: permission(), on: None, at_least: None },
        );
    }
    let [who, other, _] = people;
    let on = Some(ProjectId(id(15)));
    samples.add(
        "check",
        &CheckRequest { who: who.clone(), permission: permission(), on, at_least: Some(8) },
    );
    let checks = vec![
        Check { who, permission: permission(), on },
        Check { who: other, permission: permission(), on: None },
    ];
    samples.add("check-batch", &CheckBatch { checks, at_least: Some(8) });
    let codes = [CheckCode::UnknownPermission, CheckCode::ProjectGone, CheckCode::NoSuchMember];
    for code in [None].into_iter().chain(codes.map(Some)) {
        let allowed = code.is_none();
        samples.add("check-answer", &CheckAnswer { allowed, code, seq, generation });
        let answers = vec![BatchedAnswer { allowed, code }];
        samples.add("check-batch-answer", &CheckBatchAnswer { answers, seq, generation });
    }
    for because in becauses() {
        let Verdict { allowed, because } = because.into();
        let because = Reason::from(because);
        samples.add("explain-answer", &ExplainAnswer { allowed, because, seq, generation });
    }
    let permissions = vec!["files.view".into(), "files.upload".into()];
    samples
        .add("permissions-answer", &PermissionsAnswer { permissions, code: None, seq, generation });
    samples.add("behind", &Behind { code: BehindCode::Behind, seq, generation });
}

fn becauses() -> [Because; 15] {
    [
        Because::NotAMember,
        Because::Suspended,
        Because::RoleGone,
        Because::ProjectGone,
        Because::UnknownPermission,
        Because::PlanLacks { feature: plan::Feature::Teams },
        Because::OwnerOnly,
        Because::OwnerOrCoOwnerOnly,
        Because::OverrideDenies { id: OverrideId(id(16)) },
        Because::Off,
        Because::Needs { permission: "files.view" },
        Because::NotAssigned,
        Because::ViewOnly,
        Because::OverrideAllows { id: OverrideId(id(16)) },
        Because::On,
    ]
}

fn about_keys_and_reach(samples: &mut Samples) {
    samples.add("new-key", &NewKey { name: "Shop".to_owned(), scope: KeyScope::Check });
    let key = ApiKey {
        id: id(18),
        name: "Shop".to_owned(),
        scope: KeyScope::Check,
        created_by: MemberId(id(4)),
        created_at: AT,
        last_used_at: Some(AT),
        revoked_at: None,
        works: true,
    };
    samples.add("made-key", &MadeKey { key, secret: "rk_secret".to_owned() });
    samples.add("change-address", &ChangeAddress { slug: "northwind".to_owned() });
    let url = "https://northwind.roster.example".to_owned();
    samples.add("workspace-address", &WorkspaceAddress { slug: "northwind".to_owned(), url });
    samples.add("reach", &ReachQuery { seq: 8 });
    samples.add("reach-answer", &ReachAnswer { devices: 3, reached: 2 });
}

fn compare(samples: &str) {
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wire.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, samples).unwrap();
    }
    let committed = std::fs::read_to_string(golden).unwrap_or_default();
    assert!(
        samples == committed,
        "the wire changed; old devices must still understand it. BLESS=1 if so:\n{samples}"
    );
}

#[test]
fn a_command_of_tomorrow_is_unknown_by_itself_and_its_neighbours_are_read() {
    let text = r#"{"device":"00000000-0000-0000-0000-000000000002","items":[
        {"n":1,"made_at":1,"command":{"do":"teleport","to":"Lima"}},
        {"n":2,"made_at":1,"command":{"do":"decline_invitation","invitation":"00000000-0000-0000-0000-000000000007"}}]}"#;
    let request: PushRequest = serde_json::from_str(text).unwrap();
    assert!(matches!(request.items[0].command, RawCommand::Unknown(_)));
    assert!(matches!(request.items[1].command, RawCommand::Known(_)));
}

#[test]
fn b09_a_known_command_that_cannot_be_read_says_what_is_wrong_with_it() {
    let read = |text: &str| serde_json::from_str::<RawCommand>(text).unwrap().malformed();
    let role = r#""role":"00000000-0000-0000-0000-000000000003""#;
    let missing = read(&format!(r#"{{"do":"create_role",{role},"name":"A"}}"#));
    assert_eq!(missing.as_deref(), Some("missing field `grants`"));
    let null = read(&format!(r#"{{"do":"create_role",{role},"name":"A","grants":null}}"#));
    assert_eq!(null.as_deref(), Some("invalid type: null, expected a sequence"));
    assert_eq!(read(&format!(r#"{{"do":"create_role",{role},"name":"A","grants":[]}}"#)), None);
    assert_eq!(read(r#"{"do":"teleport","to":"Lima"}"#), None);
    assert_eq!(read(r#""create_role""#), None);
}
