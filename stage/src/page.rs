//! A page in some browser, driven over WebDriver.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::wait::{PATIENCE, eventually};

/// A session starts a whole browser, on a machine that may be compiling something else.
const SESSION_WITHIN: Duration = Duration::from_secs(60);

/// One WebDriver session, looking at one page.
#[derive(Clone, Debug)]
pub struct Page {
    client: Client,
}

impl Page {
    /// Opens a session with the driver on `port`. `options` are the browser's own capabilities.
    pub(crate) async fn open(port: u16, options: Value) -> Result<Self> {
        let Value::Object(capabilities) = options else {
            anyhow::bail!("capabilities are an object");
        };
        let capabilities: Capabilities = capabilities;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let client = tokio::time::timeout(SESSION_WITHIN, builder.connect(&address))
            .await
            .context("the driver opened no session in time")??;
        Ok(Self { client })
    }

    /// The session itself, for what has no name here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens an address.
    pub async fn goto(&self, url: &str) -> Result<()> {
        Ok(self.client.goto(url).await?)
    }

    /// Waits until the page has an element.
    pub async fn wait_for(&self, css: &str, within: Duration) -> Result<Element> {
        let found = self.client.wait().at_most(within).for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => Ok(element),
            Err(error) => {
                let shown = self.text("body").await.unwrap_or_default();
                Err(error)
                    .with_context(|| format!("no `{css}` in {within:?}; the page says: {shown}"))
            }
        }
    }

    /// Waits until an element's visible text has `words`, and returns the whole text.
    pub async fn wait_for_text(&self, css: &str, words: &str) -> Result<String> {
        let what = format!("`{words}` in `{css}`");
        let found = eventually(&what, PATIENCE, async || {
            self.text(css).await.ok().filter(|text| text.contains(words))
        });
        match found.await {
            Ok(text) => Ok(text),
            Err(error) => {
                let shown = self.text("body").await.unwrap_or_default();
                Err(error).with_context(|| format!("the page says: {shown}"))
            }
        }
    }

    /// Waits until the page has no such element.
    pub async fn wait_gone(&self, css: &str) -> Result<()> {
        let script = "return document.querySelector(arguments[0]) === null";
        eventually(&format!("no `{css}`"), PATIENCE, async || {
            let gone = self.run(script, vec![json!(css)]).await.ok()?;
            (gone == true).then_some(())
        })
        .await
    }

    /// The visible text of the first such element.
    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.client.find(Locator::Css(css)).await?.text().await?)
    }

    /// How many such elements there are.
    pub async fn count(&self, css: &str) -> Result<usize> {
        Ok(self.client.find_all(Locator::Css(css)).await?.len())
    }

    /// Waits for an element and clicks it; when something lies over it or it was drawn anew
    /// meanwhile, tries again, as a person would.
    pub async fn click(&self, css: &str) -> Result<()> {
        let what = format!("a click on `{css}`");
        let clicked = eventually(&what, PATIENCE, async || {
            self.client.find(Locator::Css(css)).await.ok()?.click().await.ok()
        });
        match clicked.await {
            Ok(()) => Ok(()),
            // Says what the page shows instead.
            Err(error) => Err(self.wait_for(css, Duration::ZERO).await.err().unwrap_or(error)),
        }
    }

    /// Waits for a field, marks everything in it, and types over it: as a person does, so that the
    /// page hears of each key. (WebDriver's own way of emptying a field tells the page nothing.)
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        const CONTROL: char = '\u{E009}';
        const RELEASE: char = '\u{E000}';
        const BACKSPACE: char = '\u{E003}';
        self.click(css).await?;
        let field = self.wait_for(css, PATIENCE).await?;
        field.send_keys(&format!("{CONTROL}a{RELEASE}{BACKSPACE}")).await?;
        if text.is_empty() {
            return Ok(());
        }
        Ok(field.send_keys(text).await?)
    }

    /// Runs a script in the page; `arguments` are what the script knows by that name.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// What axe says of the page as it is painted now, serious or critical: each as rule and first place. `axe` is its script.
    pub async fn barriers(&self, axe: &str) -> Result<Vec<String>> {
        self.client.execute(axe, Vec::new()).await?;
        // One rule of axe's, an experiment still, takes a description that is seen for a part of the name.
        let begin = "window.barriers = undefined;
            const rules = { 'label-content-name-mismatch': { enabled: false } };
            window.axe.run(document, { resultTypes: ['violations'], rules }).then(
                ({ violations }) => { window.barriers = violations
                    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                    .map(({ id, nodes }) => `${id}: ${nodes[0].html}`) },
                (error) => { window.barriers = [`axe failed: ${error}`] });";
        self.client.execute(begin, Vec::new()).await?;
        // Longer than a driver lets a script take: axe looks at every element, and some pages have thousands.
        let found = eventually("what axe says", PATIENCE * 4, async || {
            let found =
                self.client.execute("return window.barriers ?? null", Vec::new()).await.ok();
            found.filter(|found| !found.is_null())
        });
        Ok(serde_json::from_value(found.await?)?)
    }

    /// Waits until what the page shows now has been painted: two frames later.
    pub async fn painted(&self) -> Result<()> {
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));";
        self.client.execute_async(script, Vec::new()).await?;
        Ok(())
    }

    /// A picture of the page alone, without the window around it.
    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        let picture = self.client.screenshot().await?;
        tokio::fs::write(path, picture).await.with_context(|| path.display().to_string())
    }
}
