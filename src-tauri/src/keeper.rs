//! Where the line to a server puts the tokens that it renews.

use crate::home::Home;
use roster_replica::{KeepsToken, Token};
use std::pin::Pin;
use tauri::{AppHandle, Manager as _};

/// Keeps the renewed tokens of an account where its first one is kept.
pub(crate) struct Keeper {
    app: AppHandle,
    account: String,
}

impl Keeper {
    pub(crate) fn of(app: AppHandle, account: String) -> Self {
        Self { app, account }
    }
}

impl KeepsToken for Keeper {
    fn keep(&self, token: Token) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            if let Some(home) = self.app.try_state::<Home>() {
                home.secrets().await.keep(self.account.clone(), token).await;
            }
        })
    }
}
