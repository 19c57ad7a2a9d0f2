//! The slugs of workspaces: one of now for each, and those of before, which lead to it for a while. A slug belongs to one
//! workspace at a time, whoever asks first: the table's keys see to it, at all servers.

use super::{Fault, Id, SqlStore, Step, from_db, step::Part};
use roster_domain::{
    Change, Entity, Timestamp, WorkspaceId,
    slug::{SLUG_HELD_MS, SLUGS_HELD_MAX, Slug},
};

/// How many numbers are tried behind a slug that is taken, where others take some at the same moment.
const NUMBERS_MAX: u64 = 1_000;

/// Whose a slug is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlugHolder {
    /// The slug of now of this workspace.
    Now(WorkspaceId),
    /// A slug of before of this workspace, and its slug of now.
    Before(WorkspaceId, Slug),
}

/// What became of a wish for another slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugMove {
    /// It is the slug of now.
    Done,
    /// It is another workspace's, or is held for one.
    Taken,
    /// The workspace holds as many slugs of before as may be.
    TooMany,
}

/// Gives a workspace that begins the slug of its name.
pub(super) async fn give_first(
    step: &mut Step,
    workspace: WorkspaceId,
    rows: &[Change],
) -> Result<(), Fault> {
    let name = rows.iter().find_map(|row| match row {
        Change::Put(Entity::Profile(profile)) => Some(profile.name.as_str()),
        _ => None,
    });
    let Some(name) = name else { return Ok(()) };
    give(step, workspace, &Slug::from_name(name)).await
}

/// Gives a slug, or the same with the next number that is free.
async fn give(step: &mut Step, workspace: WorkspaceId, wanted: &Slug) -> Result<(), Fault> {
    if insert(step, workspace, wanted, None).await? {
        return Ok(());
    }
    // Those with a number stand together, from the hyphen to the sign that comes after it.
    let alike: i64 =
        sqlx::query_scalar("SELECT count(*) FROM slugs WHERE slug >= $1 AND slug < $2")
            .bind(format!("{wanted}-"))
            .bind(format!("{wanted}."))
            .fetch_one(&mut **step)
            .await?;
    let first = from_db(alike)? + 2;
    for number in first..first + NUMBERS_MAX {
        if insert(step, workspace, &wanted.numbered(number), None).await? {
            return Ok(());
        }
    }
    Err(Fault::Contended)
}

/// Whether the slug was free. Whoever inserts the same at another server is waited for.
async fn insert(
    step: &mut Step,
    workspace: WorkspaceId,
    slug: &Slug,
    held_until: Option<Timestamp>,
) -> Result<bool, Fault> {
    let inserted = sqlx::query(
        "INSERT INTO slugs (slug, workspace, held_until) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    )
    .bind(slug.as_str())
    .bind(Id(workspace.0))
    .bind(held_until.map(|until| until.0))
    .execute(&mut **step)
    .await?;
    Ok(inserted.rows_affected() == 1)
}

fn slug_in(text: String) -> Result<Slug, Fault> {
    Slug::try_from(text).map_err(|fault| Fault::Damaged(format!("a slug: {fault}")))
}

impl SqlStore {
    /// The slug of now of a workspace.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn slug_of(&self, workspace: WorkspaceId) -> Result<Option<Slug>, Fault> {
        let slug: Option<String> = sqlx::query_scalar(
            "SELECT slug FROM slugs WHERE workspace = $1 AND held_until IS NULL",
        )
        .bind(Id(workspace.0))
        .fetch_optional(&self.readers)
        .await?;
        slug.map(slug_in).transpose()
    }

    /// Whose a slug is at this moment.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn slug_holder(
        &self,
        slug: &Slug,
        now: Timestamp,
    ) -> Result<Option<SlugHolder>, Fault> {
        let row: Option<(Id, String)> = sqlx::query_as(
            "SELECT s.workspace, n.slug FROM slugs AS s
             JOIN slugs AS n ON n.workspace = s.workspace AND n.held_until IS NULL
             WHERE s.slug = $1 AND (s.held_until IS NULL OR s.held_until > $2)",
        )
        .bind(slug.as_str())
        .bind(now.0)
        .fetch_optional(&self.readers)
        .await?;
        let Some((workspace, of_now)) = row else { return Ok(None) };
        let (workspace, of_now) = (WorkspaceId(workspace.0), slug_in(of_now)?);
        Ok(Some(if of_now == *slug {
            SlugHolder::Now(workspace)
        } else {
            SlugHolder::Before(workspace, of_now)
        }))
    }

    /// Gives a workspace another slug. The one of before leads there for ninety days, and is nobody else's meanwhile.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn move_slug(
        &self,
        workspace: WorkspaceId,
        wanted: &Slug,
        now: Timestamp,
    ) -> Result<SlugMove, Fault> {
        self.write(|mut step| async move {
            step.alone_in(Part::Slugs(workspace)).await?;
            sqlx::query("DELETE FROM slugs WHERE held_until <= $1")
                .bind(now.0)
                .execute(&mut *step)
                .await?;
            let own: Vec<(String, Option<i64>)> =
                sqlx::query_as("SELECT slug, held_until FROM slugs WHERE workspace = $1")
                    .bind(Id(workspace.0))
                    .fetch_all(&mut *step)
                    .await?;
            let own_wanted = own.iter().find(|(slug, _)| slug == wanted.as_str());
            if own_wanted.is_some_and(|(_, held_until)| held_until.is_none()) {
                return step.ends_with(SlugMove::Done);
            }
            let held = own.iter().filter(|(_, held_until)| held_until.is_some()).count();
            if own_wanted.is_none() && u64::try_from(held).unwrap_or(u64::MAX) >= SLUGS_HELD_MAX {
                return step.ends_with(SlugMove::TooMany);
            }
            let until = now.plus(SLUG_HELD_MS);
            if own_wanted.is_none() && !insert(&mut step, workspace, wanted, Some(until)).await? {
                return step.ends_with(SlugMove::Taken);
            }
            for (text, held_until) in [
                (
                    "UPDATE slugs SET held_until = $1 WHERE workspace = $2 AND held_until IS NULL",
                    true,
                ),
                ("UPDATE slugs SET held_until = $1 WHERE workspace = $2 AND slug = $3", false),
            ] {
                let update =
                    sqlx::query(text).bind(held_until.then_some(until.0)).bind(Id(workspace.0));
                let update = if held_until { update } else { update.bind(wanted.as_str()) };
                update.execute(&mut *step).await?;
            }
            step.ends_with(SlugMove::Done)
        })
        .await
    }

    /// Gives a slug to each workspace that has none: those that began before there were any.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn give_missing_slugs(&self) -> Result<(), Fault> {
        let rows: Vec<(Id, String)> = sqlx::query_as(
            "SELECT e.workspace, e.body FROM entities AS e WHERE e.kind = 'profile' AND NOT EXISTS
                 (SELECT 1 FROM slugs AS s WHERE s.workspace = e.workspace AND s.held_until IS NULL)
             ORDER BY e.workspace",
        )
        .fetch_all(&self.readers)
        .await?;
        for (workspace, body) in rows {
            let (workspace, row) = (WorkspaceId(workspace.0), super::from_json::<Entity>(&body)?);
            let rows = &[Change::Put(row)];
            self.write(|mut step| async move {
                step.alone_in(Part::Slugs(workspace)).await?;
                // Another server may have done it since.
                let has: i64 = sqlx::query_scalar(
                    "SELECT count(*) FROM slugs WHERE workspace = $1 AND held_until IS NULL",
                )
                .bind(Id(workspace.0))
                .fetch_one(&mut *step)
                .await?;
                if has == 0 {
                    give_first(&mut step, workspace, rows).await?;
                }
                step.ends_with(())
            })
            .await?;
        }
        Ok(())
    }
}
