//! The catalogue of permissions, once.

use super::keys;
use crate::views::{
    Grantable, PermissionCatalogue, PermissionLine, PermissionModule, Risk, Sensitive, Verb,
};
use roster_domain::permission::{
    Grantable as DomainGrantable, Permission, Risk as DomainRisk, Sensitive as DomainSensitive,
    Verb as DomainVerb, modules, of_module,
};

/// Every permission.
pub fn catalogue() -> PermissionCatalogue {
    let module = |module: roster_domain::permission::Module| PermissionModule {
        key: module.key.to_owned(),
        label: module.label.to_owned(),
        permissions: of_module(module.key).map(line).collect(),
    };
    PermissionCatalogue { modules: modules().map(module).collect() }
}

fn line(permission: &Permission) -> PermissionLine {
    PermissionLine {
        key: permission.key.to_owned(),
        label: permission.label.to_owned(),
        description: permission.description.to_owned(),
        verb: match permission.verb() {
            DomainVerb::View => Verb::View,
            DomainVerb::Create => Verb::Create,
            DomainVerb::Edit => Verb::Edit,
            DomainVerb::Delete => Verb::Delete,
            DomainVerb::Other => Verb::Other,
        },
        depends_on: keys(permission.depends_on.iter().copied()),
        risk: match permission.risk {
            DomainRisk::Low => Risk::Low,
            DomainRisk::Medium => Risk::Medium,
            DomainRisk::High => Risk::High,
        },
        sensitive: permission.sensitive.map(|why| match why {
            DomainSensitive::Money => Sensitive::Money,
            DomainSensitive::Personal => Sensitive::Personal,
            DomainSensitive::Deleting => Sensitive::Deleting,
            DomainSensitive::People => Sensitive::People,
            DomainSensitive::Outside => Sensitive::Outside,
        }),
        grantable: match permission.grantable {
            DomainGrantable::Custom => Grantable::AnyRole,
            DomainGrantable::OwnerOrCoOwner => Grantable::OwnerOrCoOwner,
            DomainGrantable::OwnerOnly => Grantable::OwnerOnly,
        },
        on_project: permission.on_project,
    }
}
