//! What a device asks about its own account: who it is, where it is signed in, and which invitations wait for it.

use crate::transport::{Transport, TransportFault};
use reqwest::Method;
use roster_domain::InvitationId;
use roster_protocol::{
    ChangeEmail, ChangePassword, Exchange, FactorConfirm, FactorOffer, Invite, Membership,
    OwnAccount, OwnSession, RecoveryCodes, Session, StepUp, VerifyMailbox,
};
use uuid::Uuid;

impl Transport {
    /// Fetches the session that somebody began in the browser.
    ///
    /// # Errors
    /// As the server says.
    pub async fn exchange(&self, exchange: &Exchange) -> Result<Session, TransportFault> {
        self.ask(self.request(Method::POST, "api/v1/session/exchange").json(exchange)).await
    }

    /// Shows the password or a code once more.
    ///
    /// # Errors
    /// As the server says.
    pub async fn step_up(&self, shown: &StepUp) -> Result<(), TransportFault> {
        self.tell(self.request(Method::POST, "api/v1/session/step-up").json(shown)).await
    }

    /// The account itself.
    ///
    /// # Errors
    /// As the server says.
    pub async fn own_account(&self) -> Result<OwnAccount, TransportFault> {
        self.ask(self.request(Method::GET, "api/v1/account")).await
    }

    /// Asks for the mail that proves the mailbox, once more.
    ///
    /// # Errors
    /// As the server says.
    pub async fn send_verification(&self) -> Result<(), TransportFault> {
        self.tell(self.request(Method::POST, "api/v1/account/verification")).await
    }

    /// Proves the mailbox by the digits of that mail.
    ///
    /// # Errors
    /// As the server says.
    pub async fn verify_mailbox(&self, digits: &VerifyMailbox) -> Result<(), TransportFault> {
        self.tell(self.request(Method::POST, "api/v1/account/verify").json(digits)).await
    }

    /// Sets another password. Gives the other sessions.
    ///
    /// # Errors
    /// As the server says.
    pub async fn change_password(
        &self,
        change: &ChangePassword,
    ) -> Result<Vec<OwnSession>, TransportFault> {
        self.ask(self.request(Method::POST, "api/v1/account/password").json(change)).await
    }

    /// Asks for another address to sign in with.
    ///
    /// # Errors
    /// As the server says.
    pub async fn change_email(&self, change: &ChangeEmail) -> Result<(), TransportFault> {
        self.tell(self.request(Method::POST, "api/v1/account/email").json(change)).await
    }

    /// Where the account is signed in.
    ///
    /// # Errors
    /// As the server says.
    pub async fn own_sessions(&self) -> Result<Vec<OwnSession>, TransportFault> {
        self.ask(self.request(Method::GET, "api/v1/sessions")).await
    }

    /// Ends one of these.
    ///
    /// # Errors
    /// As the server says.
    pub async fn end_session(&self, session: Uuid) -> Result<(), TransportFault> {
        self.tell(self.request(Method::DELETE, &format!("api/v1/sessions/{session}"))).await
    }

    /// Ends all of these but the one that asks.
    ///
    /// # Errors
    /// As the server says.
    pub async fn end_other_sessions(&self) -> Result<(), TransportFault> {
        self.tell(self.request(Method::DELETE, "api/v1/sessions")).await
    }

    /// Asks for a secret for an authenticator. It asks nobody before it is confirmed.
    ///
    /// # Errors
    /// As the server says.
    pub async fn offer_factor(&self) -> Result<FactorOffer, TransportFault> {
        self.ask(self.request(Method::POST, "api/v1/account/second-factor")).await
    }

    /// From now on sign-in asks for a code. Gives the recovery codes, this one time.
    ///
    /// # Errors
    /// As the server says.
    pub async fn confirm_factor(
        &self,
        code: &FactorConfirm,
    ) -> Result<RecoveryCodes, TransportFault> {
        self.ask(self.request(Method::POST, "api/v1/account/second-factor/confirm").json(code))
            .await
    }

    /// Sign-in asks for no code any more.
    ///
    /// # Errors
    /// As the server says.
    pub async fn end_factor(&self) -> Result<(), TransportFault> {
        self.tell(self.request(Method::DELETE, "api/v1/account/second-factor")).await
    }

    /// The invitations that wait for the account.
    ///
    /// # Errors
    /// As the server says.
    pub async fn invites(&self) -> Result<Vec<Invite>, TransportFault> {
        self.ask(self.request(Method::GET, "api/v1/invites")).await
    }

    /// Says yes to one. Gives the workspaces of the account from now on.
    ///
    /// # Errors
    /// As the server says.
    pub async fn accept_invite(
        &self,
        invitation: InvitationId,
    ) -> Result<Vec<Membership>, TransportFault> {
        self.ask(self.request(Method::POST, &format!("api/v1/invites/{invitation}/accept"))).await
    }

    /// Says no to one.
    ///
    /// # Errors
    /// As the server says.
    pub async fn decline_invite(&self, invitation: InvitationId) -> Result<(), TransportFault> {
        self.tell(self.request(Method::POST, &format!("api/v1/invites/{invitation}/decline"))).await
    }
}
