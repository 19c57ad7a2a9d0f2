//! The main job without a pointer: open the demo, stage an address, send it, find it.

use crate::cast::*;
use anyhow::Result;
use roster_stage::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_sent_by_keyboard_alone() -> Result<()> {
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    let window = desk.wait_for_window("Roster")?;
    app.wait_for(&format!("{0}:focus, {0} :focus", part("door-demo")), PATIENCE).await?;
    desk.raise(&window)?;
    let press = |key: &str| desk.xdotool(&["key", "--delay", "60", key]);
    let write = |text: &str| desk.xdotool(&["type", "--delay", "30", text]);
    press("Return")?;
    app.wait_for(&part("person-row"), PATIENCE).await?;
    press("i")?;
    app.wait_for(&format!("{}:focus", part("composer")), PATIENCE).await?;
    write("keys@harbor.example")?;
    press("Return")?;
    let staged = format!("{}[data-email='keys@harbor.example']", part("staging-row"));
    app.wait_for(&staged, PATIENCE).await?;
    press("ctrl+Return")?;
    app.wait_for(&part("people-grid"), PATIENCE).await?;
    press("slash")?;
    app.wait_for("input[type='search']:focus", PATIENCE).await?;
    write("keys@harbor.example")?;
    let sent =
        format!("{}[data-email='keys@harbor.example'][data-status='pending']", part("person-row"));
    app.wait_for(&sent, PATIENCE).await?;
    Ok(())
}
