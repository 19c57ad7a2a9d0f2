//! "May she?", with the one reason. Every other room asks here and nowhere else.
//!
//! The order in which reasons are looked for is the rule itself: is the person an active member; does the plan have it; is it the
//! Owners' alone; does an exception on the project say something; is the role's toggle on; is what it depends on, on; is the
//! project within reach; and may she do more there than look. The first that says no is the reason.

use crate::{
    Member, MemberId, MemberStatus, OverrideId, PermissionSet, Project, ProjectId, ProjectPart,
    Role, RoleId, RoleKind, TestPlace, Timestamp, Workspace,
    permission::{self, Grantable, Permission},
    plan::{self, Feature},
    standing,
};
use std::sync::LazyLock;

/// "May this member do this, here, now?"
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question<'a> {
    /// Who.
    pub member: MemberId,
    /// The permission's key.
    pub permission: &'a str,
    /// On which project; nothing where the workspace as a whole is meant.
    pub on: Option<ProjectId>,
    /// When: the plan of today counts.
    pub at: Timestamp,
}

impl<'a> Question<'a> {
    /// About the workspace as a whole.
    #[must_use]
    pub fn new(member: MemberId, permission: &'a str, at: Timestamp) -> Self {
        Self { member, permission, on: None, at }
    }

    /// The same about one project.
    #[must_use]
    pub fn on(self, project: ProjectId) -> Self {
        Self { on: Some(project), ..self }
    }
}

/// The answer and its one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether she may.
    pub allowed: bool,
    /// Why, or why not.
    pub because: Because,
}

/// The one reason of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// There is no such member.
    NotAMember,
    /// The member is suspended, or the membership has ended.
    Suspended,
    /// The role is gone.
    RoleGone,
    /// There is no such project.
    ProjectGone,
    /// The catalogue has no such permission.
    UnknownPermission,
    /// The plan does not have it.
    PlanLacks {
        /// What it lacks.
        feature: Feature,
    },
    /// Only an Owner may.
    OwnerOnly,
    /// Only an Owner or a Co-owner may.
    OwnerOrCoOwnerOnly,
    /// An exception on the project takes it.
    OverrideDenies {
        /// The row.
        id: OverrideId,
    },
    /// The role's toggle is off.
    Off,
    /// It is on, but one that it depends on is not.
    Needs {
        /// The key that is missing.
        permission: &'static str,
    },
    /// The project is not one that she is assigned to, and she may not view all of them (R34).
    NotAssigned,
    /// She may look at the project, and no more.
    ViewOnly,
    /// An exception on the project gives it.
    OverrideAllows {
        /// The row.
        id: OverrideId,
    },
    /// The role's toggle is on.
    On,
}

impl From<Because> for Verdict {
    fn from(because: Because) -> Self {
        let allowed = matches!(because, Because::On | Because::OverrideAllows { .. });
        Self { allowed, because }
    }
}

/// Whether a member may do what a question asks, and the one reason.
#[must_use]
pub fn explain(workspace: &Workspace, question: &Question<'_>) -> Verdict {
    reason(workspace, question).into()
}

/// Whether a member may, without the reason: the same answer, much sooner where no project is meant.
#[inline]
#[must_use]
pub fn allowed(workspace: &Workspace, question: &Question<'_>) -> bool {
    match question.on {
        None => standing::may(workspace, question.member, question.permission, question.at),
        Some(_) => explain(workspace, question).allowed,
    }
}

fn reason(workspace: &Workspace, question: &Question<'_>) -> Because {
    let Some(member) = workspace.member(question.member) else { return Because::NotAMember };
    if !member.is_active(question.at) {
        return Because::Suspended;
    }
    let Some(role) = workspace.role(member.role) else { return Because::RoleGone };
    let place = match question.on.map(|id| workspace.project(id)) {
        None => Place::Workspace,
        Some(Some(project)) => Place::Project { project, member: member.id },
        Some(None) => return Because::ProjectGone,
    };
    let Some(permission) = permission::find(question.permission) else {
        return Because::UnknownPermission;
    };
    Holder { workspace, role, place }.reason(permission, question.at)
}

/// Whether whoever holds this role may, as far as the role itself says. The role need not be one of the workspace's: a draft will
/// do.
#[must_use]
pub fn explain_role(
    workspace: &Workspace,
    role: &Role,
    key: &str,
    place: TestPlace,
    at: Timestamp,
) -> Verdict {
    let Some(permission) = permission::find(key) else {
        return Because::UnknownPermission.into();
    };
    let place = match place {
        TestPlace::Anywhere => Place::Workspace,
        TestPlace::AssignedProject => Place::Imagined { assigned: true },
        TestPlace::OtherProject => Place::Imagined { assigned: false },
    };
    Holder { workspace, role, place }.reason(permission, at).into()
}

/// Where a question is put.
#[derive(Clone, Copy)]
enum Place<'a> {
    Workspace,
    Project { project: &'a Project, member: MemberId },
    Imagined { assigned: bool },
}

/// Somebody who holds a role, at a place.
#[derive(Clone, Copy)]
struct Holder<'a> {
    workspace: &'a Workspace,
    role: &'a Role,
    place: Place<'a>,
}

impl Holder<'_> {
    fn reason(&self, permission: &'static Permission, at: Timestamp) -> Because {
        if let Some(feature) = plan::feature_of(permission.key)
            && !plan::has(self.workspace, feature, at)
        {
            return Because::PlanLacks { feature };
        }
        match permission.grantable {
            Grantable::OwnerOnly if self.role.kind != RoleKind::Owner => return Because::OwnerOnly,
            Grantable::OwnerOrCoOwner if !self.role.kind.is_system() => {
                return Because::OwnerOrCoOwnerOnly;
            }
            _ => {}
        }
        let because = match self.toggle(permission) {
            because @ (Because::On | Because::OverrideAllows { .. }) => because,
            no => return no,
        };
        // Of the permissions needed, the first that is missing; an exception there counts as well.
        let missing = permission.depends_on.iter().filter_map(|key| permission::find(key));
        let mut missing = missing.filter(|needed| !self.is_on(needed));
        if let Some(needed) = missing.next() {
            return Because::Needs { permission: needed.key };
        }
        if permission.on_project && !self.is_in_reach() {
            return Because::NotAssigned;
        }
        if because == Because::On && permission.on_project && self.may_only_look(permission) {
            return Because::ViewOnly;
        }
        because
    }

    /// Whether the person is on the project to look at it, and this is more. An exception there says more than that; Owners and
    /// Co-owners are above it.
    fn may_only_look(&self, permission: &Permission) -> bool {
        let Place::Project { project, member } = self.place else { return false };
        !self.role.kind.is_system()
            && project.part_of(member) == Some(ProjectPart::Viewer)
            && !permission.only_shows()
    }

    /// What the exception on the project says, or else the role's toggle.
    fn toggle(&self, permission: &'static Permission) -> Because {
        match self.override_of(permission) {
            Some((id, true)) => Because::OverrideAllows { id },
            Some((id, false)) => Because::OverrideDenies { id },
            None if effective(self.role).holds(permission) => Because::On,
            None => Because::Off,
        }
    }

    fn is_on(&self, permission: &'static Permission) -> bool {
        matches!(self.toggle(permission), Because::On | Because::OverrideAllows { .. })
    }

    /// The exception that counts here: the member's own before the role's. Owners and Co-owners have none.
    fn override_of(&self, permission: &'static Permission) -> Option<(OverrideId, bool)> {
        let Place::Project { project, member } = self.place else { return None };
        if self.role.kind.is_system() || !permission.on_project {
            return None;
        }
        let row = self.workspace.override_for(project.id, (member, self.role.id), permission);
        row.map(|row| (row.id, row.allow))
    }

    /// Whether the project is kept to those assigned to it (R154).
    fn is_private(&self) -> bool {
        matches!(self.place, Place::Project { project, .. } if project.private)
    }

    /// Whether the project is one that the person comes to: as assigned, by seeing all, or by an exception that shows this one.
    fn is_in_reach(&self) -> bool {
        let assigned = match self.place {
            Place::Workspace => return true,
            Place::Imagined { assigned } => assigned,
            Place::Project { project, member } => project.is_assigned(member),
        };
        let find = permission::find;
        assigned
            || find(permission::PROJECTS_VIEW_ALL).is_some_and(|all| {
                !self.is_private()
                    && effective(self.role).holds(all)
                    && all
                        .depends_on
                        .iter()
                        .all(|key| find(key).is_some_and(|needed| self.is_on(needed)))
            })
            || find(permission::PROJECTS_VIEW)
                .and_then(|view| self.override_of(view))
                .is_some_and(|(_, allow)| allow)
    }
}

static OWNER: LazyLock<PermissionSet> =
    LazyLock::new(|| PermissionSet::everything_for(Grantable::OwnerOnly));
static CO_OWNER: LazyLock<PermissionSet> =
    LazyLock::new(|| PermissionSet::everything_for(Grantable::OwnerOrCoOwner));

/// What a role effectively grants.
#[must_use]
pub fn effective(role: &Role) -> &PermissionSet {
    match role.kind {
        RoleKind::Owner => &OWNER,
        RoleKind::CoOwner => &CO_OWNER,
        RoleKind::BuiltIn | RoleKind::Custom => &role.grants,
    }
}

/// Whether a member's role reaches as far as another role: nobody grants what they do not hold (P14).
#[must_use]
pub fn covers(workspace: &Workspace, member: &Member, role: &Role) -> bool {
    let own = workspace.role(member.role);
    own.is_some_and(|own| match (own.kind, role.kind) {
        (RoleKind::Owner, _) => true,
        (_, RoleKind::Owner) => false,
        // What a role holds that this version does not know, Owners and Co-owners hold as well.
        (RoleKind::CoOwner, _) => true,
        _ => effective(own).contains_all(effective(role)),
    })
}

/// Whether a member may give a role to somebody, as far as the role itself is concerned. Knows no moment: that the membership has
/// not ended is for [`explain`] to say.
#[must_use]
pub fn may_give(workspace: &Workspace, member: MemberId, role: RoleId) -> bool {
    match (workspace.member(member), workspace.role(role)) {
        (Some(member), Some(role)) => {
            member.status == MemberStatus::Active && covers(workspace, member, role)
        }
        _ => false,
    }
}
