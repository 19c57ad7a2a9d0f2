//! Two servers over one database, started at the same moment.

use crate::world::{Person, World, database::Shared};
use futures::{Stream, StreamExt};
use roster_domain::{Command, Name};
use roster_server::{Config, DatabaseUrl};
use std::{
    pin::Pin,
    sync::{Arc, atomic::AtomicI64},
    time::Duration,
};

/// The two, and what they stand on.
pub struct Pair {
    pub a: World,
    pub b: World,
    pub shared: Shared,
}

impl Pair {
    pub async fn open() -> Self {
        Self::with(|_| ()).await
    }

    /// Two servers that are configured so.
    pub async fn with(differs: impl Fn(&mut Config)) -> Self {
        let shared = Shared::open().await;
        let there = shared.database();
        Self::over(shared, [there.clone(), there], differs).await
    }

    /// Two servers, each with its own way to the database.
    pub async fn over(
        shared: Shared,
        ways: [DatabaseUrl; 2],
        differs: impl Fn(&mut Config),
    ) -> Self {
        let clock = Arc::new(AtomicI64::new(1_795_338_900_000));
        let [to_a, to_b] = ways;
        let (a, b) = tokio::join!(
            World::over(Some(to_a), Arc::clone(&clock), &differs),
            World::over(Some(to_b), Arc::clone(&clock), &differs),
        );
        Self { a, b, shared }
    }

    /// The log of somebody's workspace as both have it: whole, and to the letter the same.
    pub async fn log(&self, person: &Person) -> Vec<String> {
        let log = async |world: &World| {
            let store = world.running.sequencer().store();
            store.log_texts(person.workspace()).await.unwrap()
        };
        let texts = log(&self.a).await;
        assert_eq!(texts, log(&self.b).await);
        assert!(roster_server::log::chain_holds(&texts));
        texts
    }
}

pub fn rename(name: &str) -> Command {
    Command::RenameWorkspace { name: Name::new(name, 80).unwrap() }
}

/// The lines of a server-sent stream as they come.
pub struct Live(Pin<Box<dyn Stream<Item = String> + Send>>);

impl Live {
    pub async fn open(world: &World, person: &Person) -> Self {
        let line = world.get(person, "/live").await.bytes_stream();
        let text = |part: reqwest::Result<_>| async move {
            let part: Vec<u8> = Vec::from(AsRef::<[u8]>::as_ref(&part.ok()?));
            String::from_utf8(part).ok()
        };
        let mut live = Self(Box::pin(line.filter_map(text)));
        live.next(Duration::from_secs(5)).await.expect("the first hint comes at once");
        live
    }

    /// What is said next within a span; nothing when the line has ended.
    pub async fn next(&mut self, within: Duration) -> Option<String> {
        tokio::time::timeout(within, self.0.next()).await.expect("in time")
    }
}
