//! A sign-in by way of the browser, over real sockets: who else knocks changes nothing and keeps nobody waiting.

use roster_replica::{BrowserSignIn, Question};
use std::{net::TcpStream, time::Duration};
use url::Url;

const CODE: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn of(page: &Url, name: &str) -> String {
    page.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned()
}

#[tokio::test]
async fn h06_a_code_is_heard_with_its_own_state_only_and_silent_visitors_keep_nobody_waiting() {
    let address = Url::parse("https://roster.example/").unwrap();
    let sign_in = BrowserSignIn::listen(Question::new(address, "Desk").unwrap()).await.unwrap();
    let page = sign_in.page();
    let redirect = Url::parse(&of(&page, "redirect")).unwrap();
    let silent: Vec<TcpStream> = (0..4)
        .map(|_| TcpStream::connect(("127.0.0.1", redirect.port().unwrap())).unwrap())
        .collect();
    let browser = async {
        let ask = async |state: &str| {
            let url = format!("{redirect}?code={CODE}&state={state}");
            let answer = reqwest::get(url).await.unwrap();
            (answer.status().as_u16(), answer.text().await.unwrap())
        };
        let (status, text) = ask("theirs").await;
        assert_eq!((status, text.contains("Nothing was changed")), (400, true));
        let (status, text) = ask(&of(&page, "state")).await;
        assert_eq!((status, text.contains("You can close this page")), (200, true));
    };
    let heard = tokio::time::timeout(Duration::from_secs(20), async {
        tokio::join!(sign_in.code(), browser).0.unwrap()
    });
    assert_eq!(heard.await.unwrap(), CODE);
    drop(silent);
}
