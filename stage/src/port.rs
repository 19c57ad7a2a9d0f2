//! Free ports of the loopback interface.

use std::net::{Ipv4Addr, TcpListener, TcpStream};

use anyhow::Result;

use crate::wait::{PATIENCE, until};

/// A port on which nothing listens now. Another program could take it before its new owner does;
/// the kernel hands such ports out in turn, so that it does not happen in practice.
pub fn free() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Waits until somebody accepts connections on `port`.
pub fn wait_open(what: &str, port: u16) -> Result<()> {
    until(&format!("{what} listening on port {port}"), PATIENCE, || {
        TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok().map(drop)
    })
}
