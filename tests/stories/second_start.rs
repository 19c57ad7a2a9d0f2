//! A second start of the app ends at once, and brings the first one's window to the front.

use crate::cast::*;
use anyhow::{Result, ensure};
use roster_stage::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn f20_a_second_start_ends_and_the_first_lives() -> Result<()> {
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    app.wait_for(&part("door-demo"), PATIENCE).await?;
    let mut second = desk.start("second-start", built("roster")?, &[])?;
    let status = second.wait(PATIENCE)?;
    ensure!(status == Some(0), "the second start ends by itself, with {status:?}");
    ensure!(!app.is_gone(), "the first goes on");
    ensure!(desk.windows("Roster").len() == 1, "there is one window");
    Ok(())
}
