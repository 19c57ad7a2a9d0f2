//! Mail: what an invitation's mail says, and its way to the mail server. A mail is a row before it is anything else; this room
//! never makes one, it only brings further what an invitation's decision made.

pub(crate) mod message;
mod preview;
mod retry;
pub(crate) mod room;
pub(crate) mod smtp;
pub(crate) mod words;

pub use preview::preview;
pub use smtp::SmtpFault;
