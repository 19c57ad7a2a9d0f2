//! Cedar, by the `cedar-policy` crate.
//!
//! A role is an entity whose ancestors are the permissions that it gives, and one policy asks whether the principal is in the
//! resource. The caller knows the role, and requests are made before: both are Cedar's advantage. Whether a set of
//! permissions as an attribute of the role is sooner was not compared in one run; a policy for each role is known to take
//! many times longer.

use std::collections::{HashMap, HashSet};

use anyhow::Result;
use bench_world::{Asked, ROLES, World, nanos_each};
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityUid, PolicySet, Request,
};

use super::Subject;

/// Cedar.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    /// By role, then by permission.
    requests: Vec<Vec<Request>>,
    questions: Vec<(usize, usize)>,
}

impl Cedar {
    /// Asked some of these questions.
    pub fn new(world: &World, questions: &[Asked]) -> Result<Self> {
        let permissions: Vec<EntityUid> =
            world.keys.iter().map(|key| uid("Permission", key)).collect::<Result<_>>()?;
        let mut entities: Vec<Entity> =
            permissions.iter().map(|uid| Entity::with_uid(uid.clone())).collect();
        let roles: Vec<EntityUid> =
            (0..ROLES).map(|role| uid("Role", &role.to_string())).collect::<Result<_>>()?;
        for (role, gives) in roles.iter().zip(&world.gives) {
            let given = permissions.iter().zip(gives).filter(|(_, given)| **given);
            let given: HashSet<EntityUid> = given.map(|(uid, _)| uid.clone()).collect();
            entities.push(Entity::new(role.clone(), HashMap::new(), given)?);
        }
        let action = uid("Action", "do")?;
        let request = |role: &EntityUid, permission: &EntityUid| {
            let (role, action, permission) = (role.clone(), action.clone(), permission.clone());
            Ok(Request::new(role, action, permission, Context::empty(), None)?)
        };
        let of_role = |role: &EntityUid| {
            permissions.iter().map(|it| request(role, it)).collect::<Result<_>>()
        };
        Ok(Self {
            authorizer: Authorizer::new(),
            policies: "permit(principal, action, resource) when { principal in resource };"
                .parse()?,
            entities: Entities::from_entities(entities, None)?,
            requests: roles.iter().map(of_role).collect::<Result<_>>()?,
            questions: questions
                .iter()
                .take(100_000)
                .map(|asked| (world.role(asked), usize::from(asked.key)))
                .collect(),
        })
    }

    fn ask(&self, (role, key): &(usize, usize)) -> bool {
        let request = &self.requests[*role][*key];
        let answer = self.authorizer.is_authorized(request, &self.policies, &self.entities);
        answer.decision() == Decision::Allow
    }
}

fn uid(kind: &str, id: &str) -> Result<EntityUid> {
    Ok(EntityUid::from_type_name_and_id(kind.parse()?, id.parse()?))
}

impl Subject for Cedar {
    fn name(&self) -> &'static str {
        "Cedar"
    }

    fn way(&self) -> &'static str {
        "roles in permissions, one policy `principal in resource`; the role in hand, requests made before"
    }

    fn questions_in_a_round(&self) -> usize {
        self.questions.len()
    }

    fn answers(&mut self) -> Result<Vec<bool>> {
        Ok(self.questions.iter().map(|asked| self.ask(asked)).collect())
    }

    fn round(&mut self) -> Result<f64> {
        let count = || self.questions.iter().filter(|asked| self.ask(asked)).count();
        Ok(nanos_each(self.questions.len(), count))
    }
}
